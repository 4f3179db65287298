/** Pictograms of the tools a trick uses: telephones, links, codes, locks. */
import { svg } from "lit";

const lockBody = svg`
  <path class="open" d="M31 44V31a17 17 0 0 1 34 0v13"/>
  <rect class="accent" x="20" y="42" width="56" height="46" rx="9"/>
  <circle class="solid" cx="48" cy="60" r="6"/><path class="open" d="M48 62v12"/>`;

export const toolPictures = {
  phone: svg`
    <g transform="rotate(-48 48 52)">
      <path d="M5 50c0-34 86-34 86 0H64c-9-6-23-6-32 0Z"/>
      <path class="accent" d="M5 50h27v14a5 5 0 0 1-5 5H10a5 5 0 0 1-5-5ZM64 50h27v14a5 5 0 0 1-5 5
        H69a5 5 0 0 1-5-5Z"/>
    </g>
    <path class="open" d="M62 68c7-1 12-6 13-13M65 84c13-2 23-12 25-25"/>`,
  "phone-lock": svg`
    <rect x="16" y="6" width="50" height="84" rx="10"/>
    <path class="fine open" d="M34 17h14"/>
    <path class="open" d="M53 58v-8a11 11 0 0 1 22 0v8"/>
    <rect class="accent" x="44" y="56" width="40" height="32" rx="7"/>
    <path class="fine open" d="M64 68v8"/>`,
  link: svg`
    <g transform="rotate(-45 48 48)">
      <path class="under" d="M46 34H24a14 14 0 0 0 0 28h10"/>
      <path class="over" d="M46 34H24a14 14 0 0 0 0 28h10"/>
      <path class="under" d="M50 62h22a14 14 0 0 0 0-28H62"/>
      <path class="over accent" d="M50 62h22a14 14 0 0 0 0-28H62"/>
      <path class="open" d="M38 48h20"/>
    </g>`,
  qr: svg`
    <rect x="8" y="8" width="80" height="80" rx="9"/>
    <g class="fine"><rect class="open" x="19" y="19" width="20" height="20" rx="2"/>
    <rect class="open" x="57" y="19" width="20" height="20" rx="2"/>
    <rect class="open" x="19" y="57" width="20" height="20" rx="2"/></g>
    <path class="solid" d="M26 26h6v6h-6zM64 26h6v6h-6zM26 64h6v6h-6zM46 18h5v12h-5zM46 38h5v8h-5
      zM18 46h12v5H18zM36 46h8v5h-8z
      M56 46h8v5h-8zM70 46h8v5h-8zM46 54h5v10h-5zM46 70h5v8h-5z"/>
    <path class="accent fine" d="M57 57h20v20H57z"/><path class="solid" d="M64 64h6v6h-6z"/>`,
  lock: lockBody,
  key: svg`
    <path d="M42 56 82 16l6 6v12H77v11H66v4L54 61"/>
    <circle class="accent" cx="32" cy="64" r="24"/><circle class="fine" cx="27" cy="69" r="7"/>`,
  app: svg`
    <rect x="20" y="6" width="56" height="84" rx="10"/><path class="fine open" d="M41 17h14"/>
    <g class="fine"><rect x="31" y="28" width="14" height="14" rx="3"/>
    <rect x="51" y="28" width="14" height="14" rx="3"/>
    <rect x="31" y="48" width="14" height="14" rx="3"/>
    <rect class="accent" x="51" y="48" width="14" height="14" rx="3"/></g>
    <path class="fine open" d="M42 76h12"/>`,
  sim: svg`
    <path d="M22 12a6 6 0 0 1 6-6h26l22 22v56a6 6 0 0 1-6 6H28a6 6 0 0 1-6-6Z"/>
    <rect class="accent" x="34" y="44" width="30" height="34" rx="5"/>
    <path class="fine open" d="M34 56h10v12H34M64 56H54v12h10M49 44v8M49 78v-8"/>`,
  card: svg`
    <rect x="6" y="20" width="84" height="58" rx="9"/><path class="solid" d="M6 32h84v12H6z"/>
    <rect class="accent fine" x="18" y="54" width="20" height="14" rx="3"/>
    <path class="fine open" d="M56 62h22"/>`,
  chat: svg`
    <path d="M40 30h42a8 8 0 0 1 8 8v28a8 8 0 0 1-8 8v14L66 74H46a8 8 0 0 1-8-8V38Z"/>
    <path class="accent" d="M14 8h46a8 8 0 0 1 8 8v28a8 8 0 0 1-8 8H34L18 66V52h-4a8 8 0 0 1-8-8V16
      a8 8 0 0 1 8-8Z"/>
    <g class="solid"><circle cx="23" cy="30" r="4.6"/><circle cx="37" cy="30" r="4.6"/>
    <circle cx="51" cy="30" r="4.6"/></g>`,
  envelope: svg`
    <rect x="6" y="18" width="84" height="62" rx="8"/>
    <path class="fine open" d="M10 76l28-26M86 76 58 50"/>
    <path class="accent" d="M8 22 42 53a9 9 0 0 0 12 0L88 22a8 8 0 0 0-6-4H14a8 8 0 0 0-6 4Z"/>`,
  robot: svg`
    <path class="open" d="M48 26V12"/><circle class="accent fine" cx="48" cy="11" r="6"/>
    <path d="M4 54h10M82 54h10"/>
    <rect x="14" y="26" width="68" height="60" rx="12"/>
    <rect class="accent" x="26" y="40" width="44" height="18" rx="9"/>
    <path class="fine open" d="M34 72h4l4-5 6 9 5-9 4 5h5"/>`,
  timer: svg`
    <path class="open" d="M48 22V8M38 8h20M76 24l6 6"/>
    <circle cx="48" cy="54" r="36"/><path class="accent fine" d="M48 54V28a26 26 0 0 1 24.7 18Z"/>
    <path class="open" d="M48 54V34"/><circle class="solid" cx="48" cy="54" r="5"/>`,
  shield: svg`
    <path d="M48 6 84 18v28c0 22-15 36-36 44C27 82 12 68 12 46V18Z"/>
    <path class="accent fine" d="M48 19 72 27v20c0 14-9 23-24 30-15-7-24-16-24-30V27Z"/>
    <path class="open" d="m36 48 9 10 17-20"/>`,
  megaphone: svg`
    <path d="M26 58v24a6 6 0 0 0 6 6h4a6 6 0 0 0 6-6V62"/>
    <path d="M8 38a6 6 0 0 1 6-6h22L72 10v72L36 62H14a6 6 0 0 1-6-6Z"/>
    <path class="accent" d="M36 32 72 10v72L36 62Z"/><path class="open" d="M82 36c5 6 5 14 0 20"/>`,
  plug: svg`
    <path class="open" d="M36 28V8M60 28V8M48 66v10c0 8-6 12-14 12H10"/>
    <path d="M22 28h52v12c0 16-11 26-26 26S22 56 22 40Z"/>
    <path class="accent fine" d="m50 34-10 13h14l-8 12"/>`,
};
