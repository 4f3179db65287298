/** Pictograms of people and their places: never a face, only posture and roof. */
import { svg } from "lit";

export const peoplePictures = {
  people: svg`
    <circle cx="68" cy="30" r="13"/><path d="M52 84V66a16 16 0 0 1 16-16h2a18 18 0 0 1 18 18v16Z"/>
    <circle class="accent" cx="34" cy="24" r="17"/>
    <path class="accent" d="M8 88V72a24 24 0 0 1 24-24h4a24 24 0 0 1 24 24v16Z"/>`,
  cap: svg`
    <path d="M22 46v24c7 8 16 12 26 12s19-4 26-12V46"/>
    <path class="accent" d="M48 14 92 36 48 58 4 36Z"/><path class="open" d="M48 36l34 12v20"/>
    <circle class="solid" cx="82" cy="74" r="6"/>`,
  heart: svg`
    <path class="accent" d="M48 86C22 68 7 52 8 33 9 19 19 10 30 10
      c8 0 14 4 18 11 4-7 10-11 18-11 11 0 21 9 22 23 1 19-14 35-40 53Z"/>
    <path class="fine open" d="M22 34c0-6 4-10 9-11"/>`,
  school: svg`
    <path d="M6 50h24v38H6ZM66 50h24v38H66Z"/><path d="M26 44 48 28l22 16v44H26Z"/>
    <path class="open" d="M48 28V6"/><path class="accent fine" d="M48 7h20l-5 7 5 7H48Z"/>
    <path d="M40 88V72a8 8 0 0 1 16 0v16Z"/><circle class="accent fine" cx="48" cy="52" r="6"/>
    <path class="fine open" d="M15 62h6M15 74h6M75 62h6M75 74h6"/>`,
  hospital: svg`
    <path d="M6 40h28v48H6ZM62 40h28v48H62Z"/><path d="M26 10h44v78H26Z"/>
    <path class="accent fine" d="M43 18h10v9h9v10h-9v9H43v-9h-9V27h9Z"/><path d="M40 88V66h16v22Z"/>
    <path class="fine open" d="M14 54h4M14 70h4M78 54h4M78 70h4"/>`,
  hands: svg`
    <path class="accent" d="M48 46C36 38 29 31 29 22c0-6 5-11 10-11 4 0 7 2 9 5 2-3 5-5 9-5 5 0 10
      5 10 11 0 9-7 16-19 24Z"/>
    <path d="M6 54h12c8 0 14 4 18 8h16a6 6 0 0 1 0 12H36h18l22-14c6-4 14 3 9 9L66 86H6Z"/>`,
  dice: svg`
    <path d="M48 6 86 26v44L48 90 10 70V26Z"/><path class="accent" d="M48 6 86 26 48 46 10 26Z"/>
    <path class="open" d="M48 46v44"/>
    <g class="solid"><ellipse cx="48" cy="26" rx="8" ry="4.6"/><ellipse cx="22" cy="46" rx="4.4" ry="6"/>
    <ellipse cx="35" cy="70" rx="4.4" ry="6"/><ellipse cx="67" cy="58" rx="4.4" ry="6"/></g>`,
  gamepad: svg`
    <path d="M28 26h40c14 0 20 14 22 34 1 12-4 20-11 20-9 0-12-14-19-14H36
      c-7 0-10 14-19 14-7 0-12-8-11-20 2-20 8-34 22-34Z"/>
    <path class="open" d="M32 38v16M24 46h16"/><circle class="accent fine" cx="62" cy="52" r="5"/>
    <circle class="accent fine" cx="72" cy="41" r="5"/>`,
  "eye-off": svg`
    <path d="M4 48c12-18 26-27 44-27s32 9 44 27C80 66 66 75 48 75S16 66 4 48Z"/>
    <circle class="accent" cx="48" cy="48" r="15"/>
    <path class="open" d="M14 86 82 10"/>`,
  sign: svg`
    <path class="open" d="M48 90V8M32 90h32"/><path class="accent" d="M20 14h52l16 13-16 13H20Z"/>
    <path d="M76 50H26L10 61l16 11h50Z"/>`,
};
