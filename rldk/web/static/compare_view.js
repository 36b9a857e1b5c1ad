export class CompareView {
  constructor(place) {
    place.textContent = "";
  }

  close() {}
}
