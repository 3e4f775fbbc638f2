//! The language that is spoken.

use crate::messages;

/// Simplified Chinese.
const CHINESE: &str = include_str!(concat!(env!("OUT_DIR"), "/zh.txt"));

/// Chooses the language for the whole process: that of `--lang`, which is taken out of the arguments, or else of the
/// locale (`zh_CN.UTF-8`). English where there is neither.
///
/// # Errors
///
/// `--lang` without a language, or with one that there is not.
pub fn choose(args: &mut Vec<String>, locale: Option<&str>) -> Result<(), String> {
    // What is wrong with the flag is said in the language of the locale.
    let of_locale = locale.is_some_and(|locale| locale.starts_with("zh")).then_some(CHINESE);
    chartroom_messages::choose(of_locale).map_err(|error| error.to_string())?;
    let given = take(args)?;
    let pack = match given.as_deref() {
        Some("en") => None,
        Some("zh" | "zh-CN" | "zh-Hans") => Some(CHINESE),
        Some(other) => {
            return Err(messages::UnknownLanguage { name: &format_args!("{other:?}") }.text());
        }
        None => of_locale,
    };
    chartroom_messages::choose(pack).map_err(|error| error.to_string())
}

/// Takes `--lang LANGUAGE` or `--lang=LANGUAGE` out of the arguments; the last one counts.
fn take(args: &mut Vec<String>) -> Result<Option<String>, String> {
    let (mut given, mut rest) = (None, Vec::new());
    let mut all = std::mem::take(args).into_iter();
    while let Some(arg) = all.next() {
        if arg == "--lang" {
            given = Some(all.next().ok_or_else(|| messages::FlagNeeds { flag: &arg }.text())?);
        } else if let Some(language) = arg.strip_prefix("--lang=") {
            given = Some(language.to_owned());
        } else {
            rest.push(arg);
        }
    }
    *args = rest;
    Ok(given)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(args: &[&str]) -> Result<(Option<String>, Vec<String>), String> {
        let mut args = args.iter().map(|arg| (*arg).to_owned()).collect();
        take(&mut args).map(|given| (given, args))
    }

    #[test]
    fn the_flag_is_taken_out_wherever_it_is() {
        let zh = Some("zh".to_owned());
        let rest = vec!["check".to_owned(), "chart".to_owned()];
        assert_eq!(taken(&["check", "--lang", "zh", "chart"]), Ok((zh.clone(), rest.clone())));
        assert_eq!(taken(&["--lang=en", "check", "chart", "--lang=zh"]), Ok((zh, rest)));
        assert!(taken(&["check", "--lang"]).is_err());
        let unknown = choose(&mut vec!["--lang=fr".to_owned()], None).unwrap_err();
        assert!(unknown.contains("en or zh"), "{unknown}");
    }
}
