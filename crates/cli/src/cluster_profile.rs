//! `chartroom cluster-profile`: what a cluster is, asked by the user's own kubectl and pasted back.

use crate::flags::apart;
use crate::host::MAX_READ;
use crate::{Host, Printed};
use chartroom_check::{Profile, kubectl_commands};

const USAGE: &str = "chartroom cluster-profile needs an environment\n\n\
Usage:  chartroom cluster-profile --env NAME [--namespace NAME] [--read FILE]\n\n\
Without --read it prints commands for a shell that is logged in to the cluster; they only read. Save what they print \
to a file: with --read FILE it becomes the `cluster` of the environment, for .chartroom.yaml beside Chart.yaml.";

const NOTHING: &str =
    "the file holds nothing that the commands of `chartroom cluster-profile` print";

/// Runs the command with the arguments behind `cluster-profile`.
pub(crate) fn run(args: &[String], host: &dyn Host) -> Printed {
    match text(args, host) {
        Ok(text) => Printed::text(&text),
        Err(error) => Printed::refused(&error),
    }
}

fn text(args: &[String], host: &dyn Host) -> Result<String, String> {
    let (rest, own) = apart(args, &["--env", "--namespace", "--read"])?;
    if let Some(more) = rest.first() {
        return Err(format!("chartroom cluster-profile takes no {more:?}"));
    }
    let last = |wanted: &str| {
        own.iter().rev().find(|(name, _)| name == wanted).map(|(_, text)| text.as_str())
    };
    let environment = last("--env").ok_or(USAGE)?;
    match last("--read") {
        Some(path) => {
            let data = host.read(path, MAX_READ).map_err(|error| error.0)?;
            let profile = Profile::printed(&String::from_utf8_lossy(&data)).ok_or(NOTHING)?;
            profile.declared_in("", environment).ok_or_else(|| NOTHING.to_owned())
        }
        None => {
            let commands = kubectl_commands(last("--namespace").unwrap_or("default"))?;
            Ok(format!("{commands} > cluster.txt\n"))
        }
    }
}
