// The boxes that complete what is typed, told to screen readers: select2 leaves an empty box
// without a name, and an open one without the list that it controls.
(() => {
  const nameOf = (select) =>
    select.getAttribute("aria-label") ||
    document.querySelector(`label[for="${select.id}"]`)?.textContent.replace(/:\s*$/, "") ||
    "";

  const tell = (root) => {
    for (const select of root.querySelectorAll("select.admin-autocomplete")) {
      const boxes = select.nextElementSibling?.querySelectorAll("[role=combobox], [role=textbox]") ?? [];
      for (const box of boxes) box.setAttribute("aria-label", nameOf(select));
      boxes[0]?.setAttribute("aria-controls", `select2-${select.id}-results`);
    }
  };

  // After Django's own script, which makes the boxes once the page is ready.
  window.django?.jQuery?.(() => tell(document));
  document.addEventListener("formset:added", (event) => setTimeout(() => tell(event.target)));
  document.addEventListener("focusin", (event) => {
    if (event.target.matches(".select2-search__field")) event.target.setAttribute("aria-label", "Search");
  });
})();
