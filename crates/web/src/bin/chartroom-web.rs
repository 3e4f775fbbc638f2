//! The page.

fn main() {
    chartroom_web::start_page();
}
