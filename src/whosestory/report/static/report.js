// Opens what is folded around a place that a link leads to, and marks that place.
(function () {
  "use strict";
  function open() {
    var id = decodeURIComponent(location.hash.slice(1));
    var place = id && document.getElementById(id);
    if (!place) { return; }
    for (var box = place.parentElement; box; box = box.parentElement) {
      if (box.tagName === "DETAILS") { box.open = true; }
    }
    document.querySelectorAll(".here").forEach(function (each) { each.classList.remove("here"); });
    place.classList.add("here");
    place.scrollIntoView({ block: "center" });
  }
  window.addEventListener("hashchange", open);
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details.look").forEach(function (each) { each.open = true; });
  });
  open();
}());
