// Fetches the views that cover the page and draws them; the page asks for this script when one is first opened, and
// again after it failed. `v` names the page's build, so that old views in a cache never meet a new page.
{
  const fresh = new URL(document.currentScript.src).search;
  const failed = () => window.dispatchEvent(new Event("chartroom-views-failed"));
  const draw = () => wasm_bindgen({ module_or_path: `./chartroom-views_bg.wasm${fresh}` }).catch(failed);
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: `./views.css${fresh}` });
  document.head.append(style);
  if (typeof wasm_bindgen === "undefined") {
    const glue = document.createElement("script");
    glue.src = `./chartroom-views.js${fresh}`;
    glue.onload = draw;
    glue.onerror = failed;
    document.head.append(glue);
  } else {
    draw();
  }
}
