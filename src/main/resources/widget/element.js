// <upcoming-events>: the next events of a calendar, on any page. docs/embedding.md tells how to use it.
// The build joins these modules; the server puts ROOM (room.css) before them. All other rules, and the words, come with
// the data.
import { CHOICE, widget } from "./widget.js";

class UpcomingEvents extends HTMLElement {
  static get observedAttributes() {
    return [...CHOICE, "match", "featured", "limit", "layout", "lang", "time-zone", "empty", "empty-text", "subscribe"];
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
