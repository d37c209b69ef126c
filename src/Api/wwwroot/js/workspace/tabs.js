// Which part of the page is looked at. The tabs are links to the parts and work without this; it only marks the one that is current.

const links = Array.from(document.querySelectorAll(".tabs a"));
const READ_AT = 0.35;

// After a click the part may be too short to come to the top: the click counts until somebody scrolls by hand.
let chosen = false;

/** Starts it. */
export function watchTabs() {
  for (const link of links) {
    link.addEventListener("click", () => {
      chosen = true;
      mark(link);
    });
  }

  for (const kind of ["wheel", "touchmove", "keydown"]) {
    addEventListener(kind, () => { chosen = false; }, { passive: true });
  }

  addEventListener("scroll", () => {
    if (!chosen) {
      mark(current());
    }
  }, { passive: true });
  const asked = links.find(link => link.hash === location.hash);
  if (asked !== undefined) {
    mark(asked);
  }
}

function current() {
  const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
  return atEnd && scrollY > 0 ? links.at(-1)
    : links.findLast(link => document.querySelector(link.hash).getBoundingClientRect().top <= innerHeight * READ_AT) ?? links[0];
}

function mark(which) {
  for (const link of links) {
    if (link === which) {
      link.setAttribute("aria-current", "location");
    } else {
      link.removeAttribute("aria-current");
    }
  }
}
