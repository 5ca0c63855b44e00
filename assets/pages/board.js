// Takes up what is new on the board, part by part; the rest of the page, and the focus, stay.
"use strict";

const live = document.getElementById("live");
const isCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

// Milliseconds for the curtain to move on, before a page that gets no news says so, and before it asks anew.
const DRAWN_IN = 1600, QUIET = 3000, AGAIN = 5000;

function draw(before, now) {
  const halves = [...now.querySelectorAll(".half")];
  const from = [...before.querySelectorAll(".half")].map((half) => half.dataset.scale);
  halves.forEach((half, number) => {
    if (isCalm() || from[number] === undefined || from[number] === half.dataset.scale) return;
    half.animate(
      [{ transform: `scale(${from[number]}, 1)` }, { transform: `scale(${half.dataset.scale}, 1)` }],
      { duration: DRAWN_IN, easing: "ease-in-out" });
  });
}

function names(hall) {
  return hall ? [...hall.children].map((part) => part.dataset.part).join() : "";
}

function take(told) {
  const main = document.querySelector("main");
  const now = new DOMParser().parseFromString(told, "text/html").body;
  const [old, fresh] = [main.querySelector(".hall"), now.querySelector(".hall")];
  const stage = old && old.querySelector(".stage");
  if (names(old) !== names(fresh)) {
    main.replaceChildren(document.adoptNode(fresh));
  } else {
    old.className = fresh.className;
    [...fresh.children].forEach((part, number) => {
      const shown = old.children[number];
      if (!shown.isEqualNode(part)) shown.replaceWith(document.adoptNode(part));
    });
  }
  const drawn = main.querySelector(".stage");
  if (stage && drawn && stage !== drawn) draw(stage, drawn);
}

let quiet = 0;
function again() {
  fetch(location.href, { cache: "no-store" }).then(
    (answer) => answer.ok ? location.reload() : setTimeout(again, AGAIN),
    () => setTimeout(again, AGAIN));
}

const line = new EventSource(`/live?language=${document.documentElement.lang}`);
line.addEventListener("board", (news) => {
  clearTimeout(quiet);
  quiet = 0;
  live.textContent = "";
  take(JSON.parse(news.data));
});
line.addEventListener("error", () => {
  quiet = quiet || setTimeout(() => { live.textContent = live.dataset.off; }, QUIET);
  if (line.readyState === EventSource.CLOSED) setTimeout(again, AGAIN);
});
