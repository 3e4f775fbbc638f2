//! From a question of the page to the core and back.

use crate::{input, output};
use chartroom_protocol::{Answer, Ask};

/// Answers one question. `clock` gives milliseconds from any start.
pub(crate) fn answer(ask: Ask, clock: &dyn Fn() -> f64) -> Answer {
    match ask {
        Ask::Render(project) => {
            let start = clock();
            let report = chartroom_core::report(&input::project(project));
            let millis = (clock() - start) as f32;
            Answer::Rendered(output::report(&report, millis))
        }
        Ask::Encode(state) => Answer::Encoded(chartroom_core::encode(&input::shared(state))),
        Ask::Decode(payload) => {
            let opened = chartroom_core::decode(&payload);
            Answer::Decoded(opened.map(input::opened).map_err(|error| error.to_string()))
        }
    }
}
