/** `<sign-video-item>`: a muted film that enters at the right moment and holds its last frame. */
import { html } from "lit";
import type { Cancel } from "../ports.ts";
import { ItemElement } from "./item-element.ts";
import { pictureStyles } from "./picture-styles.ts";

/** A film that has not moved for this long is broken. */
const stallMsMax = 5_000;
const stallCheckEveryMs = 500;
/** Below this a seek costs more than it corrects. */
const seekThresholdMs = 300;
/** How long the first frame may take from decoded to handed to the compositor. */
const firstPaintMsMax = 500;

function once(target: HTMLVideoElement, event: string): Promise<void> {
  return new Promise((resolve, reject) => {
    target.addEventListener(event, () => resolve(), { once: true });
    target.addEventListener("error", () => reject(new Error("The film cannot be decoded")), { once: true });
  });
}

export class VideoItemElement extends ItemElement {
  static override styles = pictureStyles;

  #video: HTMLVideoElement | null = null;
  #firstFrame: Promise<void> = Promise.resolve();
  #cancelWatch: Cancel = () => {};

  override async prepare(offsetMs: number): Promise<void> {
    const { item } = this.item;
    if (item.kind !== "video") throw new TypeError(`A video element cannot show a ${item.kind}`);
    const video = document.createElement("video");
    this.#video = video;
    video.muted = true;
    video.playsInline = true;
    video.preload = "auto";
    video.disableRemotePlayback = true;
    video.className = item.fit;
    this.#firstFrame = new Promise((resolve) => video.requestVideoFrameCallback(() => resolve()));
    this.requestUpdate();
    await this.updateComplete;
    const isLoaded = once(video, "loadeddata");
    video.src = this.assetUrl(item.asset);
    await isLoaded;
    if (offsetMs > seekThresholdMs) await this.#seek(video, offsetMs);
  }

  override async firstPaint(): Promise<void> {
    await Promise.race([
      this.#firstFrame,
      new Promise<void>((resolve) => this.ports.after(firstPaintMsMax, resolve)),
    ]);
  }

  override showAt(offsetMs: number): void {
    const video = this.#video;
    if (video === null) return;
    if (offsetMs - video.currentTime * 1_000 > seekThresholdMs * 2) void this.#seek(video, offsetMs);
    video.addEventListener("error", () => this.fail(), { once: true });
    void video.play().catch(() => {});
    this.#watch(video);
  }

  override stop(): void {
    this.#cancelWatch();
    const video = this.#video;
    if (video === null) return;
    video.pause();
    video.removeAttribute("src");
    video.load();
  }

  protected override render() {
    return html`${this.#video}`;
  }

  async #seek(video: HTMLVideoElement, offsetMs: number): Promise<void> {
    const isThere = once(video, "seeked");
    video.currentTime = Math.min(offsetMs / 1_000, video.duration);
    await isThere;
  }

  #watch(video: HTMLVideoElement): void {
    this.#cancelWatch();
    let lastTime = -1;
    let stillSinceMs = this.ports.monotonicMs();
    const check = () => {
      const nowMs = this.ports.monotonicMs();
      if (video.ended) return;
      if (video.currentTime !== lastTime) {
        lastTime = video.currentTime;
        stillSinceMs = nowMs;
      } else if (nowMs - stillSinceMs > stallMsMax) return this.fail();
      this.#cancelWatch = this.ports.after(stallCheckEveryMs, check);
    };
    check();
  }
}

customElements.define("sign-video-item", VideoItemElement);
