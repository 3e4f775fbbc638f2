// Says so when a part of the page cannot be fetched or started, or does not come, where there would be an empty page or one
// that loads for ever. The page itself tells of parts that it fetches later.
{
  /** How long the page may take to start before the wait is spoken of, in milliseconds. */
  const PATIENCE = 15_000;
  const root = document.documentElement;
  const started = () => "revision" in root.dataset;
  let shown;

  const show = (text, wrong) => {
    if (shown?.wrong) return;
    shown?.box.remove();
    const box = document.createElement("div");
    box.className = "boot";
    box.setAttribute("role", wrong ? "alert" : "status");
    const words = document.createElement("p");
    const head = document.createElement("b");
    head.textContent = wrong ? "Chartroom cannot start." : "Chartroom is still loading.";
    words.append(head, ` ${text} What you edited before is kept in this browser.`);
    const again = document.createElement("button");
    again.type = "button";
    again.className = "btn btn--primary";
    again.textContent = "Try again";
    again.onclick = () => location.reload();
    box.append(words, again);
    shown = { box, wrong };
    const put = () => document.body.append(box);
    if (document.body) put();
    else addEventListener("DOMContentLoaded", put);
  };

  const failed = (reason) => {
    if (!started()) show(`Its program could not be fetched or started. Check the connection, then try again. It said: ${String(reason).replace(/\.$/, "")}.`, true);
  };

  const name = (address) => new URL(address, location.href).pathname.split("/").pop();

  // Errors of elements do not bubble, so they are caught on their way down.
  addEventListener(
    "error",
    (event) => {
      const { target } = event;
      const address = target instanceof HTMLScriptElement ? target.src : target instanceof HTMLLinkElement && target.rel === "stylesheet" ? target.href : "";
      if (address && !started()) show(`Its part ${name(address)} could not be fetched. Check the connection, then try again.`, true);
      else if (target === window) failed(event.message);
      else if (target instanceof HTMLScriptElement && !started()) show("A part of it could not be fetched. Check the connection, then try again.", true);
    },
    true,
  );
  addEventListener("unhandledrejection", ({ reason }) => failed(reason?.message ?? reason));
  setTimeout(() => {
    if (started() || shown) return;
    show("Parts of it have not come yet.", false);
    const wait = setInterval(() => {
      if (!started()) return;
      clearInterval(wait);
      if (!shown.wrong) shown.box.remove();
    }, 500);
  }, PATIENCE);
}
