//! A selection as the fragment of the dossier's address: the whole of it is in the address, and nothing is sent.

use super::Routes;
use crate::library::{Bundle, Library};

impl Routes {
    /// The path from the root at which `bundle` of `library` is opened as a buyer's selection: `dossier/#v=1&…`.
    pub fn bundle_in_dossier(&self, bundle: &Bundle, library: &Library) -> String {
        format!("{}#{}", self.dossier().path(), fragment(bundle, library))
    }
}

/// `bundle` as a selection: what is known of the contract, then each clause with its provisions and values.
fn fragment(bundle: &Bundle, library: &Library) -> String {
    let mut fragment = format!("v=1&y={}", bundle.contract.key());
    let segments: Vec<String> = bundle.segments.iter().map(|id| encoded(id.as_str())).collect();
    push(&mut fragment, "s", &segments.join(","));
    if let Some(amount) = bundle.amount {
        push(&mut fragment, "a", &amount.to_string());
    }
    push(&mut fragment, "name", &encoded(&bundle.title));
    for item in &bundle.items {
        let version = library.clauses.get(&item.clause).version;
        let provisions: Vec<String> = item.provisions.iter().map(|id| encoded(id)).collect();
        let provisions = if provisions.is_empty() { String::new() } else { format!("/{}", provisions.join(",")) };
        push(&mut fragment, "c", &format!("{}@{version}{provisions}", item.clause));
        for (name, value) in &item.values {
            push(&mut fragment, &format!("p.{}", encoded(name)), &encoded(value));
        }
    }
    fragment
}

fn push(fragment: &mut String, name: &str, value: &str) {
    for part in ["&", name, "=", value] {
        fragment.push_str(part);
    }
}

/// `text` as a value of the fragment; what parts ids stays readable.
fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => encoded.push(char::from(byte)),
            b'@' | b'/' | b',' | b'*' => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn values_fit_in_a_fragment() {
        assert_eq!(encoded("soged@1/plan,critere"), "soged@1/plan,critere");
        assert_eq!(encoded("Béton & bois + 5 %"), "B%C3%A9ton%20%26%20bois%20%2B%205%20%25");
        assert_eq!(encoded("a=b#c"), "a%3Db%23c");
    }
}
