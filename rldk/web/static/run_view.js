export class RunView {
  constructor(place) {
    place.textContent = "";
  }

  close() {}
}
