// <upcoming-events>: the next events of a calendar, on any page. docs/embedding.md tells how to use it.
// The build joins these modules; the server puts before them WORDS (words.json), STYLE (widget.css) and FETCH,
// which brings the second script.
import { more } from "./extra.js";
import { CHOICE, widget } from "./widget.js";

const LOOKS = ["match", "limit", "layout", "lang", "time-zone", "empty", "empty-text", "subscribe"];

class UpcomingEvents extends HTMLElement {
  static get observedAttributes() {
    return [...CHOICE, ...LOOKS];
  }

  static get more() {
    return more;
  }

  connectedCallback() {
    if (!widgets.has(this)) widgets.set(this, widget(this));
    widgets.get(this).connect();
  }

  disconnectedCallback() {
    widgets.get(this).disconnect();
  }

  attributeChangedCallback() {
    widgets.get(this)?.change();
  }
}

const widgets = new WeakMap();

if (!customElements.get("upcoming-events")) customElements.define("upcoming-events", UpcomingEvents);
