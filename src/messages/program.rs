//! What the program itself says, in every language that it speaks.

use super::Messages;

/// The languages of the program, by their codes, each with its catalogue.
pub const LANGUAGES: &[(&str, &str)] = &[("fr", include_str!("fr.ftl")), ("en", include_str!("en.ftl"))];

/// The program's messages in `language`; in English where it does not speak it.
pub fn program(language: &str) -> Messages {
    let known = LANGUAGES.iter().find(|(code, _)| *code == language);
    let (code, source) = known.unwrap_or(&LANGUAGES[1]);
    Messages::new(code, &[source]).expect("the program's own catalogues are sound")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_says_the_same() {
        let keys = |language| program(language).keys().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(keys("fr"), keys("en"));
    }
}
