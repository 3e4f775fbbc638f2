//! What rules of several kinds are made of: names, labels, numbers, addresses, schedules.

pub(super) mod amount;
pub(super) mod cron;
pub(super) mod labels;
pub(super) mod names;
pub(super) mod net;
pub(super) mod numbers;
pub(super) mod zones;
