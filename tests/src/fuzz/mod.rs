//! Differential fuzzing: generated templates, values and texts, rendered by the real Helm and by us. Many inputs share
//! one run of Helm, each as a document of its own; an input that we refuse runs alone, as Helm ends at the first error.

mod node;
mod random;
mod run;
mod template;
mod texts;
mod words;

pub use random::Random;
pub use run::{Helm, Verdict};
pub use template::Grammar;

use crate::disk::Disk;
use node::{Node, Sort};

/// The name of the chart.
const CHART: &str = "fuzz";
/// What is done with a text of each kind.
const YAML: &[&str] = &[
    "{{ $x := .Files.Get \"FILE\" | fromYaml }}{{ toJson $x }}\n{{ toYaml $x }}\n{{ $x }}",
    "{{ $x := .Files.Get \"FILE\" | fromYamlArray }}{{ toJson $x }}\n{{ toYaml $x }}\n{{ $x }}",
    "{{ $x := .Files.Get \"FILE\" | fromYaml }}{{ range $k, $v := $x }}{{ $k }} {{ typeOf $v }} {{ $v }}\n{{ end }}",
];
const JSON: &[&str] = &[
    "{{ $x := .Files.Get \"FILE\" | fromJson }}{{ toJson $x }}\n{{ toYaml $x }}\n{{ toPrettyJson $x }}\n{{ $x }}",
    "{{ $x := .Files.Get \"FILE\" | fromJsonArray }}{{ toRawJson $x }}\n{{ toYaml $x }}\n{{ toYamlPretty $x }}",
    "{{ $x := .Files.Get \"FILE\" | fromYaml }}{{ toYaml $x }}\n{{ toYamlPretty $x }}",
    "{{ .Files.Get \"FILE\" | fromJson | toToml }}",
];
/// Everything that is read from values.yaml.
const VALUES: &str = "{{ toJson .Values }}\n{{ toYaml .Values }}\n{{ .Values }}";

/// One thing that both render.
#[derive(Clone, Debug)]
pub struct Input {
    /// Its name among the others of a run, as `t012`.
    pub id: String,
    /// The template that reads `in/ID.txt`, if this is a text; else the text is the template.
    reads: Option<&'static str>,
    text: Node,
}

impl Input {
    /// A random input.
    pub fn random(grammar: &Grammar, random: &mut Random, number: usize) -> Self {
        let id = format!("t{number:03}");
        let (reads, text) = match random.below(100) {
            _ if number == 0 => (None, Node::leaf(Sort::Statement, VALUES)),
            0..=59 => (None, grammar.template(random, &id)),
            60..=84 => (Some(random.pick(YAML)), letters(&texts::yaml(random))),
            85..=97 => (Some(random.pick(JSON)), letters(&texts::json(random))),
            // A template with one letter changed is mostly one that cannot be parsed.
            _ => {
                let template = grammar.template(random, &id).render();
                (None, letters(&texts::broken(random, &template)))
            }
        };
        Self { id, reads, text }
    }

    /// The template or text.
    pub fn shown(&self) -> String {
        match self.reads {
            Some(template) => format!("{template}\n  of: {}", self.text.render()),
            None => self.text.render(),
        }
    }

    /// All inputs that are smaller by one step, the smallest first.
    pub fn smaller(&self) -> Vec<Input> {
        self.text.smaller().into_iter().map(|text| Input { text, ..self.clone() }).collect()
    }

    fn put(&self, disk: &mut Disk) {
        let id = &self.id;
        let mut put =
            |path: String, text: &str| disk.insert(&format!("/{CHART}/{path}"), text.as_bytes());
        let template = match self.reads {
            Some(template) => {
                put(format!("in/{id}.txt"), &self.text.render());
                template.replace("FILE", &format!("in/{id}.txt"))
            }
            None => self.text.render(),
        };
        put(format!("templates/_{id}.tpl"), &template);
        let path = format!("{CHART}/templates/_{id}.tpl");
        put(
            format!("templates/{id}.yaml"),
            &format!("out: {{{{ include \"{path}\" . | toJson }}}}\n"),
        );
    }
}

/// A text of which lines and letters can be left out.
fn letters(text: &str) -> Node {
    let letter = |letter: char| Node::leaf(Sort::Expression, letter.to_string());
    let line = |line: &str| Node::new(Sort::Statement).many(line.chars().map(letter).collect());
    Node::new(Sort::Statement).many(text.split_inclusive('\n').map(line).collect())
}

/// What the inputs of a run share.
#[derive(Clone, Debug)]
pub struct Setting {
    /// values.yaml
    values: String,
    /// A file for `-f`.
    overlay: String,
    /// The command's arguments, the chart's folder last.
    pub args: Vec<String>,
}

impl Setting {
    /// Random values, an overlay in half of the cases, some `--set`.
    pub fn random(random: &mut Random) -> Self {
        let values = texts::values(random);
        let overlay = texts::overlay(random);
        let mut args = Vec::new();
        if random.percent(50) {
            args.extend(["-f", "over.yaml"].map(str::to_owned));
        }
        args.extend(texts::options(random));
        args.push(".".to_owned());
        Self { values, overlay, args }
    }
}

/// The chart of some inputs.
pub fn chart(setting: &Setting, inputs: &[&Input]) -> Disk {
    let mut disk = Disk::default();
    disk.cwd = format!("/{CHART}");
    let mut put =
        |path: &str, text: &str| disk.insert(&format!("/{CHART}/{path}"), text.as_bytes());
    put("Chart.yaml", "apiVersion: v2\nname: fuzz\nversion: 1.2.3\nappVersion: \"4.5\"\n");
    put("values.yaml", &setting.values);
    put("over.yaml", &setting.overlay);
    put(".helmignore", "over.yaml\n");
    for input in inputs {
        input.put(&mut disk);
    }
    disk
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_decides_everything_and_most_inputs_render() {
        let grammar = Grammar::default();
        let made = |seed| {
            let mut random = Random::new(seed);
            let setting = Setting::random(&mut random);
            let input = |number| Input::random(&grammar, &mut random, number);
            let inputs: Vec<Input> = (0..200).map(input).collect();
            (setting, inputs)
        };
        let (setting, inputs) = made(1);
        let shown = |inputs: &[Input]| inputs.iter().map(Input::shown).collect::<Vec<_>>();
        assert_eq!(shown(&inputs), shown(&made(1).1));
        assert_ne!(shown(&inputs), shown(&made(2).1));
        let renders = |input: &&Input| run::here(&setting, &chart(&setting, &[input])).ok;
        let count = inputs.iter().filter(renders).count();
        assert!((60..195).contains(&count), "{count} of 200 render");
    }
}
