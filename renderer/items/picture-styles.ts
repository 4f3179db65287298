/** How pictures and films fill their area: whole on a quiet ground, or covering it. */
import { css } from "lit";

export const pictureStyles = css`
  :host {
    display: block;
    position: relative;
    width: 100%;
    height: 100%;
    overflow: hidden;
    background: #10151c;
  }
  img,
  video {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    object-fit: contain;
  }
  .cover {
    object-fit: cover;
  }
`;
