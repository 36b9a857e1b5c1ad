// Dark or light: as the system has it, until somebody chooses. Runs before anything is drawn; tells of a change by the
// event "theme" of the document, since what is drawn on a canvas must be drawn again.
(() => {
  const CHOICES = { auto: ["◐", "as the system"], dark: ["☾", "dark"], light: ["☀", "light"] };
  const system = matchMedia("(prefers-color-scheme: dark)");

  function chosen() {
    try {
      const name = localStorage.getItem("rldk theme");
      return Object.hasOwn(CHOICES, name) ? name : "auto";
    } catch {
      return "auto"; // storage may be forbidden
    }
  }

  let choice = chosen();

  function apply() {
    const dark = choice === "dark" || (choice === "auto" && system.matches);
    document.documentElement.dataset.theme = dark ? "dark" : "light";
    const button = document.getElementById("theme");
    if (button !== null) {
      const [sign, words] = CHOICES[choice];
      button.textContent = sign;
      button.title = `Colours: ${words}`;
      button.setAttribute("aria-label", button.title);
    }
    document.dispatchEvent(new Event("theme"));
  }

  system.addEventListener("change", apply);
  document.addEventListener("DOMContentLoaded", () => {
    apply();
    document.getElementById("theme").addEventListener("click", () => {
      const names = Object.keys(CHOICES);
      choice = names[(names.indexOf(choice) + 1) % names.length];
      try {
        localStorage.setItem("rldk theme", choice);
      } catch {
        // it holds until the page is closed
      }
      apply();
    });
  });
  apply();
})();
