//! `chartroom cluster-profile`: what a cluster is, asked by the user's own kubectl and pasted back.

use crate::flags::apart;
use crate::help::CLUSTER_PROFILE;
use crate::host::MAX_READ;
use crate::{Host, Printed, messages};
use chartroom_check::{Profile, kubectl_commands};

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
        return Err(messages::ClusterTakesNo { word: &format_args!("{more:?}") }.text());
    }
    let last = |wanted: &str| {
        own.iter().rev().find(|(name, _)| name == wanted).map(|(_, text)| text.as_str())
    };
    let environment = last("--env").ok_or_else(|| CLUSTER_PROFILE.usage())?;
    match last("--read") {
        Some(path) => {
            let data = host.read(path, MAX_READ).map_err(|error| error.0)?;
            let profile = Profile::printed(&String::from_utf8_lossy(&data))
                .ok_or(messages::CLUSTER_NOTHING)?;
            profile.declared_in("", environment).ok_or_else(|| messages::CLUSTER_NOTHING.into())
        }
        None => {
            let commands = kubectl_commands(last("--namespace").unwrap_or("default"))?;
            Ok(format!("{commands} > cluster.txt\n"))
        }
    }
}
