//! The lists of `reference/` that hold law: thresholds, obligations, wording rules, legal texts, labels, standards.

use super::reader::{Fields, Reader};
use super::reference::ids;
use super::yaml::Node;
use super::{Kind, rules};
use crate::library::{
    AppliesTo, BuyerId, Cites, ContractType, Date, DateOf, Label, LabelId, LegalText, LegalTextId, LegalTextKind,
    NatureId, Number, Obligation, ObligationId, SegmentId, Severity, Standard, StandardId, Threshold, ThresholdId,
    ThresholdLimit, ThresholdValue, WordingRule, WordingRuleId,
};

pub(super) fn threshold(reader: &mut Reader<'_>, fields: &mut Fields<'_>, id: String) -> Threshold {
    Threshold {
        id: ThresholdId::new(id),
        name: reader.text(fields, "name"),
        description: reader.optional_markdown(fields, "description"),
        currency: reader.text(fields, "currency"),
        source: reader.optional_text(fields, "source"),
        values: reader.items(fields, "values").iter().filter_map(|item| threshold_value(reader, item)).collect(),
    }
}

fn threshold_value(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<ThresholdValue> {
    let mut fields = reader.fields(node)?;
    let value = ThresholdValue {
        buyers: ids(reader.references(&mut fields, "buyers", Kind::Buyer), BuyerId::new),
        contracts: contracts(reader, &mut fields),
        from: reader.date(&mut fields, "from").unwrap_or(Date::MIN),
        to: reader.optional_date(&mut fields, "to"),
        amount: reader
            .required(&mut fields, "amount")
            .and_then(|node| reader.number_at(node))
            .unwrap_or(Number::whole(0)),
    };
    reader.finish(fields);
    Some(value)
}

pub(super) fn obligation(reader: &mut Reader<'_>, fields: &mut Fields<'_>, id: String) -> Obligation {
    Obligation {
        id: ObligationId::new(id),
        name: reader.text(fields, "name"),
        summary: reader.text(fields, "summary"),
        applies_to: reader.word(fields, "applies_to", &AppliesTo::ALL).unwrap_or(AppliesTo::Contract),
        buyers: ids(reader.references(fields, "buyers", Kind::Buyer), BuyerId::new),
        contracts: contracts(reader, fields),
        except: reader.texts(fields, "except"),
        segments: ids(reader.references(fields, "segments", Kind::Segment), SegmentId::new),
        threshold: reader.optional(fields, "threshold").and_then(|node| threshold_limit(reader, node)),
        from: reader.optional_date(fields, "from"),
        date_of: reader.optional_word(fields, "date_of", &DateOf::ALL).unwrap_or(DateOf::Launch),
        fulfilled_by: fulfilled_by(reader, fields),
        legal: ids(reader.required_references(fields, "legal", Kind::LegalText), LegalTextId::new),
        note: reader.optional_markdown(fields, "note"),
    }
}

fn threshold_limit(reader: &mut Reader<'_>, node: &Node<'_>) -> Option<ThresholdLimit> {
    let mut fields = reader.fields(node)?;
    let fixed =
        reader.optional(&mut fields, "fixed").and_then(|node| reader.number_at(node)).map(ThresholdLimit::Fixed);
    let reference = reader.optional_reference(&mut fields, "ref", Kind::Threshold);
    let limit = fixed.or_else(|| reference.map(|id| ThresholdLimit::Ref(ThresholdId::new(id))));
    reader.finish(fields);
    if limit.is_none() {
        reader.diagnostics.push(rules::missing_key::diagnostic("ref", node.span));
    }
    limit
}

fn fulfilled_by(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Vec<Vec<NatureId>> {
    let alternatives = reader.items(fields, "fulfilled_by");
    alternatives
        .iter()
        .map(|alternative| {
            let items = reader.list(alternative);
            ids(reader.references_at(items, Kind::Nature), NatureId::new)
        })
        .collect()
}

pub(super) fn contracts(reader: &mut Reader<'_>, fields: &mut Fields<'_>) -> Vec<ContractType> {
    let items = reader.items(fields, "contracts");
    items.iter().filter_map(|item| reader.word_at(item, &ContractType::ALL)).collect()
}

pub(super) fn wording_rule(reader: &mut Reader<'_>, fields: &mut Fields<'_>, id: String) -> WordingRule {
    let name = reader.text(fields, "name");
    let description = reader.optional_markdown(fields, "description");
    let (mut natures, mut cites, mut matches) = (Vec::new(), None, Vec::new());
    let when = reader.required(fields, "when");
    if let Some((node, mut when)) = when.and_then(|node| Some((node, reader.fields(node)?))) {
        natures = ids(reader.references(&mut when, "natures", Kind::Nature), NatureId::new);
        cites = reader.optional_word(&mut when, "cites", &Cites::ALL);
        matches = reader.texts(&mut when, "matches");
        reader.finish(when);
        if cites.is_none() && matches.is_empty() {
            reader.diagnostics.push(rules::missing_key::diagnostic("matches", node.span));
        }
    }
    WordingRule {
        id: WordingRuleId::new(id),
        name,
        description,
        natures,
        cites,
        matches,
        requires: reader.texts(fields, "requires"),
        forbids: reader.texts(fields, "forbids"),
        severity: reader.word(fields, "severity", &Severity::ALL).unwrap_or(Severity::Warning),
        message: reader.text(fields, "message"),
        help: reader.optional_text(fields, "help"),
        legal: ids(reader.references(fields, "legal", Kind::LegalText), LegalTextId::new),
    }
}

pub(super) fn legal_text(reader: &mut Reader<'_>, fields: &mut Fields<'_>, id: String) -> LegalText {
    LegalText {
        id: LegalTextId::new(id),
        name: reader.text(fields, "name"),
        title: reader.optional_text(fields, "title"),
        kind: reader.word(fields, "kind", &LegalTextKind::ALL).unwrap_or(LegalTextKind::Guidance),
        description: reader.optional_markdown(fields, "description"),
        in_force_from: reader.optional_date(fields, "in_force_from"),
        url: reader.optional_url(fields, "url"),
    }
}

pub(super) fn label(reader: &mut Reader<'_>, fields: &mut Fields<'_>, id: String) -> Label {
    Label {
        id: LabelId::new(id),
        name: reader.text(fields, "name"),
        owner: reader.optional_text(fields, "owner"),
        scope: reader.optional_text(fields, "scope"),
        description: reader.optional_markdown(fields, "description"),
        url: reader.optional_url(fields, "url"),
    }
}

pub(super) fn standard(reader: &mut Reader<'_>, fields: &mut Fields<'_>, id: String) -> Standard {
    Standard {
        id: StandardId::new(id),
        name: reader.text(fields, "name"),
        title: reader.optional_text(fields, "title"),
        description: reader.optional_markdown(fields, "description"),
        url: reader.optional_url(fields, "url"),
    }
}
