// Shows a new version as soon as it is saved, and leaves the reader's place as it was.
"use strict";

const state = document.getElementById("live");

function inView() {
  const scenes = [...document.querySelectorAll("main section[id]")];
  const first = scenes.find((scene) => scene.getBoundingClientRect().bottom > 0);
  return first && first.getBoundingClientRect().top < window.innerHeight ? first : null;
}

async function refresh() {
  const answer = await fetch(location.href, { cache: "no-store" });
  if (!answer.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const mark = inView();
  const id = mark && mark.id;
  const before = mark && mark.getBoundingClientRect().top;
  const focused = document.activeElement && document.activeElement.getAttribute("href");
  const scroll = window.scrollY;
  document.querySelector("main").replaceWith(document.adoptNode(fresh.querySelector("main")));
  document.title = fresh.title;
  const after = id && document.getElementById(id);
  if (after && scroll > 0) window.scrollBy(0, after.getBoundingClientRect().top - before);
  else window.scrollTo(0, scroll);
  if (focused) {
    const again = [...document.querySelectorAll("main a")].find((a) => a.getAttribute("href") === focused);
    if (again) again.focus({ preventScroll: true });
  }
}

let running = Promise.resolve();
const line = new EventSource("/live");
line.addEventListener("version", (news) => {
  state.textContent = state.dataset.on;
  const shown = document.querySelector("main").dataset.version;
  if (news.data !== shown) running = running.then(refresh, refresh);
});
line.addEventListener("error", () => { state.textContent = state.dataset.off; });
