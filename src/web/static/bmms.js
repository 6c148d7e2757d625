// Makes pages better that work without it: keeps what is typed in this browser until it is saved, and sends a form once.
"use strict";

const user = document.body.dataset.user;
const draftKey = (form) => `draft:${user}:${new URL(form.action).pathname}`;
const typedFields = (form) =>
  [...form.elements].filter((field) => field.name && !["hidden", "submit", "password"].includes(field.type));
/** Drafts that nobody came back to, in milliseconds. */
const FORGOTTEN = 14 * 24 * 60 * 60 * 1000;
/** Milliseconds after which a form that leads nowhere may be sent again. */
const PATIENCE = 8000;
const typedIn = (form) => Object.fromEntries(typedFields(form).map((field) => [field.name, field.value]));

function remember(form) {
  const version = form.elements.version?.value;
  localStorage.setItem(draftKey(form), JSON.stringify({ at: Date.now(), version, fields: typedIn(form) }));
}

function fill(form, fields) {
  for (const field of typedFields(form)) {
    if (field.name in fields) field.value = fields[field.name];
  }
}

/** Puts an unsaved draft back, and lets one throw it away. */
function restore(form) {
  const kept = localStorage.getItem(draftKey(form));
  if (!kept) return;
  const { at, version, fields } = JSON.parse(kept);
  if (Date.now() - at > FORGOTTEN) return localStorage.removeItem(draftKey(form));
  const shown = typedIn(form);
  const present = form.elements.version?.value;
  // A form that came back from the server holds what was typed last.
  if (document.querySelector(".summary") || JSON.stringify(fields) === JSON.stringify(shown)) return;
  fill(form, fields);
  // The draft is about the version it was typed on: what somebody saved since then is not to be overwritten unseen.
  if (version) form.elements.version.value = version;
  const day = { day: "numeric", month: "long", year: "numeric", hour: "numeric", minute: "2-digit" };
  const note = document.createElement("p");
  note.className = "message warning";
  note.setAttribute("role", "status");
  note.append(`What you typed here on ${new Date(at).toLocaleString("en-PH", day)} was not saved yet. It is back. `);
  const discard = document.createElement("button");
  discard.type = "button";
  discard.className = "link";
  discard.textContent = "Discard it";
  discard.addEventListener("click", () => {
    localStorage.removeItem(draftKey(form));
    fill(form, shown);
    if (version) form.elements.version.value = present;
    note.remove();
    form.querySelector("input:not([type=hidden]), textarea, select")?.focus();
  });
  note.append(discard);
  form.before(note);
}

for (const form of document.querySelectorAll("form[data-draft]")) {
  restore(form);
  form.addEventListener("input", () => remember(form));
}

// Arriving on another page of the service after a form was sent without a complaint means that it was saved.
const sent = sessionStorage.getItem("sent");
if (sent) {
  sessionStorage.removeItem("sent");
  if (document.querySelector("main > p.message:not(.warning)") && !document.querySelector(".summary, form[data-resume]")) {
    localStorage.removeItem(sent);
  }
}

for (const discard of document.querySelectorAll("[data-discard]")) {
  const form = discard.closest("form");
  discard.addEventListener("click", () => localStorage.removeItem(draftKey(form)));
}

for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.getAttribute("aria-busy") === "true") {
      event.preventDefault();
      return;
    }
    form.setAttribute("aria-busy", "true");
    setTimeout(() => form.removeAttribute("aria-busy"), PATIENCE);
    if ("draft" in form.dataset) sessionStorage.setItem("sent", draftKey(form));
  });
}
/** Says beside a form how far it is; without a share done it is only known to be under way. */
function tell(form, sentence, share) {
  let note = form.parentElement.querySelector(":scope > .under-way");
  if (!note) {
    note = document.createElement("div");
    note.className = "under-way message";
    note.setAttribute("role", "status");
    note.append(document.createElement("span"), document.createElement("progress"));
    form.after(note);
  }
  const [words, bar] = note.children;
  words.textContent = `${sentence} `;
  if (share === undefined) bar.removeAttribute("value");
  else bar.value = share;
}

/** Sends a form with a file piece by piece, as the browser does, but says how far it is. */
function upload(form, sentence, then) {
  const request = new XMLHttpRequest();
  request.open("POST", form.action);
  request.upload.addEventListener("progress", (event) => {
    const share = event.lengthComputable ? event.loaded / event.total : undefined;
    if (share === undefined || share === 1) tell(form, then);
    else tell(form, `${sentence}: ${Math.floor(share * 100)}%`, share);
  });
  request.addEventListener("load", () => {
    if (new URL(request.responseURL).pathname !== new URL(form.action).pathname) {
      location.assign(request.responseURL);
      return;
    }
    // The form came back with what is wrong: it takes the place of this one.
    const answer = new DOMParser().parseFromString(request.responseText, "text/html");
    document.querySelector("main").replaceWith(answer.querySelector("main"));
    document.querySelector(".summary")?.focus();
    watchUploads();
  });
  const failed = () => {
    form.parentElement.querySelector(":scope > .under-way")?.remove();
    form.removeAttribute("aria-busy");
    form.submit();
  };
  request.addEventListener("error", failed);
  tell(form, sentence, 0);
  request.send(new FormData(form));
}

function watchUploads() {
  for (const form of document.querySelectorAll("[data-upload] form")) {
    const { upload: sentence, then } = form.closest("[data-upload]").dataset;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if ("sent" in form.dataset) return;
      form.dataset.sent = "";
      upload(form, sentence, then);
    });
  }
}
watchUploads();
for (const form of document.querySelectorAll("form[data-wait]")) {
  form.addEventListener("submit", () => tell(form, form.dataset.wait));
}

// Coming back with the browser's button shows the page as it was left: the form may be sent again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[aria-busy]")) form.removeAttribute("aria-busy");
});

// The sentence about what was done is for this time only; a reload need not repeat it.
const address = new URL(location.href);
if (address.searchParams.has("done")) {
  address.searchParams.delete("done");
  history.replaceState(null, "", address);
}

// Menus close with Escape and when one goes elsewhere.
const menus = [...document.querySelectorAll("details.menu")];
addEventListener("keydown", (event) => {
  const open = menus.find((menu) => menu.open);
  if (event.key !== "Escape" || !open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
addEventListener("click", (event) => {
  for (const menu of menus) if (!menu.contains(event.target)) menu.open = false;
});
