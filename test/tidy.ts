import { afterEach } from "vitest";

/** What a test leaves in the page is not met by the next one, of the same file or of another. */
afterEach(() => {
  document.body.replaceChildren();
  localStorage.clear();
  sessionStorage.clear();
  history.pushState(null, "", "/");
});
