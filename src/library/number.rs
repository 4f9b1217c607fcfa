//! A decimal number as its author wrote it: exact, with its digits after the point.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

/// An exact decimal: `units × 10^-decimals`. `12.50` keeps its two decimals.
#[derive(Debug, Clone, Copy)]
pub struct Number {
    units: i64,
    decimals: u32,
}

impl Number {
    /// The whole number `units`.
    pub const fn whole(units: i64) -> Number {
        Number { units, decimals: 0 }
    }

    /// Whether it has no decimals.
    pub fn is_whole(self) -> bool {
        self.decimals == 0
    }

    /// The whole number that it is, if it is one.
    pub fn as_whole(self) -> Option<i64> {
        self.is_whole().then_some(self.units)
    }

    fn scaled(self, decimals: u32) -> i128 {
        i128::from(self.units) * 10_i128.pow(decimals - self.decimals)
    }
}

impl FromStr for Number {
    type Err = ();

    /// Reads `-?[0-9]+(\.[0-9]+)?`, at most 15 digits.
    fn from_str(text: &str) -> Result<Number, ()> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let well_formed = !whole.is_empty() && all_digits(whole) && all_digits(fraction) && !digits.ends_with('.');
        if !well_formed || whole.len() + fraction.len() > 15 {
            return Err(());
        }
        let units: i64 = format!("{whole}{fraction}").parse().map_err(|_| ())?;
        let units = if text.starts_with('-') { -units } else { units };
        Ok(Number { units, decimals: u32::try_from(fraction.len()).map_err(|_| ())? })
    }
}

impl fmt::Display for Number {
    /// The digits with a point, as data formats want them.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.units < 0 { "-" } else { "" };
        let units = self.units.unsigned_abs();
        if self.decimals == 0 {
            return write!(f, "{sign}{units}");
        }
        let scale = 10_u64.pow(self.decimals);
        write!(f, "{sign}{}.{:0width$}", units / scale, units % scale, width = self.decimals as usize)
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Number) -> Ordering {
        let decimals = self.decimals.max(other.decimals);
        self.scaled(decimals).cmp(&other.scaled(decimals))
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Number) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Number) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

#[cfg(test)]
mod tests {
    use super::Number;

    fn number(text: &str) -> Number {
        text.parse().unwrap()
    }

    #[test]
    fn keeps_the_digits_of_its_author() {
        for text in ["0", "12.50", "-3.05", "1500"] {
            assert_eq!(number(text).to_string(), text);
        }
    }

    #[test]
    fn compares_by_value() {
        assert_eq!(number("12.50"), number("12.5"));
        assert!(number("-0.5") < number("0"));
        assert!(number("9.99") < number("10"));
    }

    #[test]
    fn refuses_what_is_not_a_plain_decimal() {
        for wrong in ["", "-", ".5", "5.", "1e3", "1,5", "1 000", "9999999999999999"] {
            assert!(wrong.parse::<Number>().is_err(), "{wrong}");
        }
    }
}
