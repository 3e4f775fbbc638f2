//! Jobs for GitLab CI: what a merge request would change, and the rollout.

use crate::commands::{dry_run, enter, upgrade};
use crate::messages;
use crate::refusal::{Refusal, check};
use crate::{Helm, Subject};
use chartroom_escape::{secret, shown};
use chartroom_gotemplate::Value;
use chartroom_yaml::{json, to_yaml};

/// Characters of an environment's name: GitLab takes 255, and a key of YAML has at most 1024.
const MOST_OF_NAME: usize = 200;

/// A pair of jobs as the text of a `.gitlab-ci.yml`: one tries the upgrade for a merge request, one rolls out from the
/// default branch, by hand where the environment has `prod` in its name.
pub fn gitlab(subject: &Subject<'_>, helm: Helm) -> Result<String, Refusal> {
    check(subject)?;
    let environment = name(&subject.environment.name);
    let tried = job("dry-run", "test", &environment, helm)
        + "    action: verify\n  rules:\n    - if: $CI_PIPELINE_SOURCE == \"merge_request_event\"\n"
        + &script(subject, &dry_run(subject));
    let by_hand = environment.to_ascii_lowercase().contains("prod");
    let rules = match by_hand {
        true => "    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\n      when: manual\n",
        false => "    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH\n",
    };
    let deployed = format!(
        "{}  resource_group: {}\n  rules:\n{rules}{}{}",
        job("deploy", "deploy", &environment, helm),
        scalar(&environment),
        tag(subject),
        script(subject, &upgrade(subject, helm)),
    );
    Ok(format!("{}\n{tried}\n{deployed}", head(subject)))
}

/// A line of a comment.
fn comment(text: &str) -> String {
    format!("# {text}\n")
}

/// What has to be known before.
fn head(subject: &Subject<'_>) -> String {
    let lines = [messages::GITLAB_HEAD, messages::GITLAB_HEAD_CONTEXT, messages::GITLAB_HEAD_IMAGE];
    let mut text: String = lines.iter().map(|line| comment(line.text())).collect();
    for entry in &subject.environment.sets {
        if let Some(key) = secret::find(&entry.text) {
            let key = shown(key);
            text.push_str(&comment(&messages::GitlabHeadSecret { key: &key }.text()));
        }
    }
    text
}

/// A job up to its environment.
fn job(what: &str, stage: &str, environment: &str, helm: Helm) -> String {
    let image = match helm {
        Helm::Four => "alpine/helm:4.2.3",
        Helm::Three => "alpine/helm:3.19.0",
    };
    format!(
        "{}:\n  stage: {stage}\n  image:\n    name: {image}\n    entrypoint: [\"\"]\n  variables:\n    HELM_KUBECONTEXT: $KUBE_CONTEXT\n  \
         environment:\n    name: {}\n",
        scalar(&format!("{what} {environment}")),
        scalar(environment)
    )
}

/// The script as a list of one text. Commands hold no line break but newlines, see `quoted`.
fn script(subject: &Subject<'_>, command: &str) -> String {
    let lines: Vec<String> = enter(subject).into_iter().chain([command.to_owned()]).collect();
    let yaml = written(&Value::from(vec![Value::from(format!("{}\n", lines.join("\n")).as_str())]));
    let indented: String = yaml.split_inclusive('\n').map(|line| format!("    {line}")).collect();
    format!("  script:\n{indented}")
}

/// How an image's tag comes from the pipeline, for a chart that has one in its values.
fn tag(subject: &Subject<'_>) -> String {
    let image = subject.rendered.effective.get(b"image");
    let has_tag =
        image.as_ref().and_then(Value::as_map).is_some_and(|image| image.get(b"tag").is_some());
    if !has_tag {
        return String::new();
    }
    [messages::GITLAB_HEAD_TAG, messages::GITLAB_HEAD_TAG_DIGITS]
        .iter()
        .map(|line| format!("  {}", comment(line.text())))
        .collect()
}

/// The name of an environment with what GitLab takes (letters, digits, spaces, `-`, `_`, and `/` but not first or
/// last), and no variables.
fn name(text: &str) -> String {
    let taken = |letter: char| letter.is_ascii_alphanumeric() || " -_/".contains(letter);
    let text = text.chars().take(MOST_OF_NAME);
    let name: String = text.map(|letter| if taken(letter) { letter } else { '-' }).collect();
    match name.trim_matches([' ', '/']) {
        "" => "-".to_owned(),
        name => name.to_owned(),
    }
}

/// A text as a scalar of YAML on one line: a long one would be folded, and a key may not be.
fn scalar(text: &str) -> String {
    let plain = written(&Value::from(text)).trim_end().to_owned();
    if !plain.contains('\n') {
        return plain;
    }
    let quoted = json::encode(&Value::from(text), false).unwrap_or_default();
    String::from_utf8_lossy(&quoted).into_owned()
}

fn written(value: &Value) -> String {
    let yaml = to_yaml(value).unwrap_or_default();
    String::from_utf8_lossy(&yaml).into_owned()
}
