//! What `www/editor/src/late/disk/wire.ts` writes by hand is what the views tell the page.

use chartroom_protocol::{ChartFile, Content, FromView, OpenedChart, encode};

#[test]
fn a_script_tells_the_page_what_the_views_tell() {
    let files = vec![
        ChartFile { path: "a".into(), content: Content::Text("b".into()) },
        ChartFile { path: "c".into(), content: Content::Bytes(vec![0xff; 200]) },
    ];
    let mut chart = vec![2, 1, b'a', 0, 1, b'b', 1, b'c', 1, 200, 1];
    chart.extend([0xff; 200]);
    assert_eq!(encode(&files).as_ref(), Ok(&chart));
    chart.insert(0, 9);
    // No environments are declared.
    chart.push(0);
    let opened = OpenedChart { files, environments: Vec::new() };
    assert_eq!(encode(&FromView::Chart(opened)), Ok(chart));
    let told: [(FromView, u8); 3] = [
        (FromView::Files("a".into()), 8),
        (FromView::OpenKept("a".into()), 10),
        (FromView::Point("a".into()), 14),
    ];
    for (told, number) in told {
        assert_eq!(encode(&told), Ok(vec![number, 1, b'a']));
    }
}
