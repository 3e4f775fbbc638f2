//! The views that the page fetches when one is first opened.

fn main() {
    chartroom_web::start_views();
}
