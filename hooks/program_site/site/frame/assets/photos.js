// The photos of a report, large, one after the other: a dialog with buttons, arrow keys and swipes. Without script,
// and in browsers that know no dialogs, the links lead to the large pictures.
const links = [...document.querySelectorAll(".report .photo > a")];
const dialog = document.querySelector("dialog.viewer");

if (dialog && dialog.showModal && links.length) {
  const image = Object.assign(new Image(), { alt: "", draggable: false });
  dialog.querySelector(".picture").append(image);
  const caption = dialog.querySelector("figcaption");
  let current = 0;

  const show = (index) => {
    current = (index + links.length) % links.length;
    const small = links[current].querySelector("img");
    const words = links[current].parentElement.querySelector("figcaption");
    image.src = links[current].href;
    image.alt = small.alt;
    caption.replaceChildren(...[...(words?.childNodes ?? [])].map((node) => node.cloneNode(true)));
    caption.lang = links[current].parentElement.lang;
  };

  links.forEach((link, index) => link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(index);
    dialog.showModal();
  }));
  dialog.querySelector(".close").addEventListener("click", () => dialog.close());
  dialog.querySelector(".previous").addEventListener("click", () => show(current - 1));
  dialog.querySelector(".next").addEventListener("click", () => show(current + 1));
  for (const button of dialog.querySelectorAll(".previous, .next")) button.hidden = links.length < 2;
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") show(current - 1);
    if (event.key === "ArrowRight") show(current + 1);
  });
  let start = null;
  dialog.addEventListener("pointerdown", (event) => { start = event.clientX; });
  dialog.addEventListener("pointerup", (event) => {
    const way = start === null ? 0 : event.clientX - start;
    if (Math.abs(way) > 60) show(current + (way < 0 ? 1 : -1));
    start = null;
  });
  dialog.addEventListener("close", () => { links[current].focus(); image.removeAttribute("src"); });
}
