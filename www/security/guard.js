// The page's first script. Under its policy a text becomes a script's address only here: those of the page's own that are
// fetched later. Without a policy for markup and code no text becomes markup or code.
{
  const scripts = ["assist.js", "chartroom-views.js", "engine.js", "offline.js", "sw.js", "views.js", "vim.js"];
  const known = new Set(scripts.map((name) => new URL(name, document.baseURI).href));
  window.trustedTypes?.createPolicy("default", {
    createScriptURL: (text) => (known.has(new URL(text, document.baseURI).href.split(/[?#]/)[0]) ? text : undefined),
  });
}

// Before the first paint, so that a chosen theme does not flash.
try {
  const theme = localStorage.getItem("chartroom.theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {}
