//! What other pages embed.

fn main() {
    chartroom_web::start_embed();
}
