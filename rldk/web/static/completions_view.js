export class CompletionsView {
  constructor(place) {
    place.textContent = "";
  }

  close() {}
}
