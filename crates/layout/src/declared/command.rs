//! Commands of Helm in the scripts of CI jobs.

use super::fill::filled;

/// A command that installs or renders a chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Command {
    pub(super) release: String,
    pub(super) chart: String,
    pub(super) namespace: String,
    /// The flags of layers, with their arguments, in order.
    pub(super) layers: Vec<(String, String)>,
}

/// What Helm is called with where a chart is installed or rendered.
const VERBS: [&str; 3] = ["upgrade", "install", "template"];
/// Flags with an argument that says nothing of layers.
const OTHERS: [&str; 12] = [
    "--timeout",
    "--version",
    "--kubeconfig",
    "--kube-context",
    "--repo",
    "--username",
    "--password",
    "--description",
    "--history-max",
    "--max-history",
    "--output",
    "--post-renderer",
];
/// Flags of layers.
const LAYERS: [&str; 5] = ["--values", "--set", "--set-string", "--set-json", "--set-literal"];

/// The commands of a script. `values` stand for its variables.
pub(super) fn commands(script: &str, values: &[(String, String)]) -> Vec<Command> {
    let joined = script.replace("\\\r\n", " ").replace("\\\n", " ");
    let mut found = Vec::new();
    for line in joined.lines() {
        let words = words(line);
        for command in words.split(|word| matches!(word.as_str(), "&&" | "||" | ";" | "|" | "&")) {
            found.extend(helm(command, values));
        }
    }
    found
}

fn helm(words: &[String], values: &[(String, String)]) -> Option<Command> {
    let at = words.iter().position(|word| matches!(word.as_str(), "helm" | "helm3" | "helm4"))?;
    let mut words = words.get(at + 1..)?.iter().map(|word| filled(word, values)).peekable();
    let mut command = Command::default();
    let mut plain: Vec<String> = Vec::new();
    let mut verb = false;
    while let Some(word) = words.next() {
        // Of a group of words only the first ones are a command of Helm's.
        if !verb {
            verb = VERBS.contains(&word.as_str());
            if !verb && word.starts_with('-') && !word.contains('=') {
                words.next_if(|next| !next.starts_with('-') && !VERBS.contains(&next.as_str()));
            } else if !verb && !word.starts_with('-') && word != "diff" && word != "secrets" {
                return None;
            }
            continue;
        }
        let (name, inline) = match word.split_once('=').filter(|_| word.starts_with("--")) {
            Some((name, text)) => (name.to_owned(), Some(text.to_owned())),
            None => (word.clone(), None),
        };
        let name = match name.as_str() {
            "-f" => "--values",
            "-n" => "--namespace",
            "-i" => "--install",
            other => other,
        };
        if name == "--namespace" {
            command.namespace = inline.or_else(|| words.next()).unwrap_or_default();
        } else if LAYERS.contains(&name) {
            let argument = inline.or_else(|| words.next())?;
            command.layers.push((name.to_owned(), argument));
        } else if OTHERS.contains(&name) {
            if inline.is_none() {
                words.next();
            }
        } else if !name.starts_with('-') {
            plain.push(word);
        }
    }
    match plain.as_slice() {
        [release, chart, ..] => (command.release, command.chart) = (release.clone(), chart.clone()),
        [chart] => command.chart.clone_from(chart),
        [] => return None,
    }
    Some(command)
}

/// A line as a shell takes it apart; what it would put in for variables stays as it is written.
fn words(line: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut chars = line.chars().peekable();
    while let Some(char) = chars.next() {
        match (char, quote) {
            ('#', None) if word.is_none() => break,
            ('$', _) if chars.peek() == Some(&'{') => {
                // `${{ matrix.env }}` is one word, blanks or not.
                let word = word.get_or_insert_default();
                word.push('$');
                let mut depth = 0;
                for inner in chars.by_ref() {
                    word.push(inner);
                    depth += i32::from(inner == '{') - i32::from(inner == '}');
                    if depth == 0 {
                        break;
                    }
                }
            }
            ('\'' | '"', None) => {
                quote = Some(char);
                word.get_or_insert_default();
            }
            (char, Some(open)) if char == open => quote = None,
            ('\\', None) => word.get_or_insert_default().extend(chars.next()),
            (';', None) => {
                found.extend(word.take());
                found.push(";".to_owned());
            }
            (char, None) if char.is_whitespace() => found.extend(word.take()),
            (char, _) => word.get_or_insert_default().push(char),
        }
    }
    found.extend(word);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(script: &str) -> Command {
        commands(script, &[("ENV".to_owned(), "prod".to_owned())]).pop().unwrap_or_default()
    }

    #[test]
    fn commands_are_read_as_a_shell_reads_them() {
        let command = one(
            "helm -n shop upgrade --install \\\n  shop ./chart -f \"values-$ENV.yaml\" --set-string='a=b c' # x\n",
        );
        assert_eq!((command.release.as_str(), command.chart.as_str()), ("shop", "./chart"));
        let layers = [("--values", "values-prod.yaml"), ("--set-string", "a=b c")];
        let layers = layers.map(|(name, text)| (name.to_owned(), text.to_owned()));
        assert_eq!(command.layers, layers);
        let command =
            one("cd x && helm upgrade a chart --set image.tag=${{ github.sha }} --wait; echo b");
        assert_eq!(
            command.layers,
            [("--set".to_owned(), "image.tag=${{ github.sha }}".to_owned())]
        );
        assert_eq!(
            one("helm upgrade -i a chart --namespace=b --timeout 5m --atomic").namespace,
            "b"
        );
        for other in ["helm repo add a b", "echo helm", "helm upgrade", "kubectl apply -f x"] {
            assert_eq!(commands(other, &[]), [], "{other}");
        }
    }
}
