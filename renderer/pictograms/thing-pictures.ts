/** Pictograms of the things promised, sold or taken: gifts, money, parcels, papers. */
import { svg } from "lit";

export const thingPictures = {
  badge: svg`
    <path d="M48 5c7 9 19 11 32 8l5 20c6 30-12 48-37 58C23 81 5 63 11 33l5-20c13 3 25 1 32-8Z"/>
    <path class="accent" d="m48 24 7.2 15.4 16.8 2-12.4 11.6 3.3 16.7L48 61.4 33.1 69.7l3.3-16.7
      L24 41.4l16.8-2Z"/>`,
  wallet: svg`
    <path class="accent fine" d="M22 30 60 9a5 5 0 0 1 7 2l10 19"/>
    <path d="M8 32a6 6 0 0 1 6-6h66a6 6 0 0 1 6 6v50a6 6 0 0 1-6 6H14a6 6 0 0 1-6-6Z"/>
    <path d="M90 46H64a11 11 0 0 0 0 22h26Z"/><circle class="solid" cx="66" cy="57" r="4.6"/>
    <path class="fine open" d="M18 38h34"/>`,
  gift: svg`
    <path d="M14 46h68v38a6 6 0 0 1-6 6H20a6 6 0 0 1-6-6Z"/>
    <rect x="7" y="28" width="82" height="20" rx="4"/>
    <path class="accent" d="M40 28h16v62H40Z"/>
    <path class="accent" d="M48 28C34 28 24 22 25 14s16-9 23 14c7-23 22-22 23-14s-9 14-23 14Z"/>`,
  house: svg`
    <path d="M16 44v40a5 5 0 0 0 5 5h54a5 5 0 0 0 5-5V44"/>
    <path class="accent" d="M48 8 92 48 84 57 48 25 12 57 4 48Z"/>
    <path d="M39 89V64a4 4 0 0 1 4-4h10a4 4 0 0 1 4 4v25"/>`,
  parcel: svg`
    <path d="M48 6 88 26v44L48 90 8 70V26Z"/><path class="fine open" d="M8 26l40 20 40-20M48 46v44"/>
    <path class="accent" d="m28 16 40 20v18l-10-5V41L18 21Z"/><path class="fine open" d="M18 66l12 6"/>`,
  mask: svg`
    <path class="open" d="M6 30C2 28 2 22 6 18M90 30c4-2 4-8 0-12"/>
    <path class="accent" d="M8 28c14 0 24 6 40 6s26-6 40-6c4 20-2 42-22 42-10 0-12-10-18-10
      s-8 10-18 10C10 70 4 48 8 28Z"/>
    <path d="M19 44c8-5 16-3 20 5-8 5-16 4-20-5ZM77 44c-8-5-16-3-20 5 8 5 16 4 20-5Z"/>`,
  hook: svg`
    <path class="under" d="M66 22v38a24 24 0 0 1-48 0V46"/>
    <path class="over" d="M66 22v38a24 24 0 0 1-48 0V46"/>
    <path d="M5 54 18 32l13 22Z"/><circle cx="66" cy="13" r="9"/>
    <circle class="solid" cx="66" cy="13" r="3"/>
    <path class="accent" d="M46 54h40a5 5 0 0 1 5 5v24a5 5 0 0 1-5 5H46a5 5 0 0 1-5-5V59a5 5 0 0 1 5-5Z"/>
    <path class="fine open" d="m44 58 22 17 22-17"/>`,
  book: svg`
    <path d="M48 24C36 14 22 12 6 14v64c16-2 30 0 42 10 12-10 26-12 42-10V14c-16-2-30 0-42 10Z"/>
    <path class="open" d="M48 24v64"/>
    <path class="fine open" d="M17 30c7 0 13 1 19 4M17 46c7 0 13 1 19 4M79 46c-7 0-13 1-19 4"/>
    <path class="accent fine" d="M60 18c5-2 9-3 14-4v22l-7-6-7 8Z"/>`,
  calendar: svg`
    <rect x="8" y="16" width="80" height="72" rx="9"/>
    <path class="accent" d="M8 40V25a9 9 0 0 1 9-9h62a9 9 0 0 1 9 9v15Z"/>
    <path class="open" d="M29 7v16M67 7v16"/>
    <g class="solid"><circle cx="27" cy="55" r="5"/><circle cx="48" cy="55" r="5"/>
    <circle cx="69" cy="55" r="5"/>
    <circle cx="27" cy="73" r="5"/></g><circle class="accent fine" cx="48" cy="73" r="8"/>`,
  bank: svg`
    <path class="accent" d="M48 7 90 30v8H6v-8Z"/><path d="M8 78h80v11H8Z"/>
    <path d="M17 38h12v40H17ZM42 38h12v40H42ZM67 38h12v40H67Z"/>
    <circle class="solid" cx="48" cy="25" r="5"/>`,
  coins: svg`
    <path d="M8 64c0-7 12-12 26-12s26 5 26 12v14c0 7-12 12-26 12S8 85 8 78Z"/>
    <path class="open" d="M8 64c0 7 12 12 26 12s26-5 26-12"/>
    <circle class="accent" cx="60" cy="34" r="28"/><circle class="fine open" cx="60" cy="34" r="16"/>
    <path class="open" d="M60 28v12"/>`,
  chart: svg`
    <path class="open" d="M8 8v76a4 4 0 0 0 4 4h78"/>
    <path d="M22 60h13v28H22ZM43 46h13v42H43Z"/><path class="accent" d="M64 28h14v60H64Z"/>
    <path class="open" d="M18 42 38 26l12 8 26-24M62 8h15v15"/>`,
  receipt: svg`
    <path d="M18 6h60v82l-10-7-10 8-10-8-10 8-10-8-10 7Z"/>
    <path class="fine open" d="M30 22h36M30 36h22"/><circle class="accent" cx="60" cy="54" r="13"/>
    <path class="fine open" d="m54 54 4 5 8-9"/>`,
  cart: svg`
    <path class="open" d="M4 12h11l4 14"/><path class="accent" d="M18 26h70l-9 36H27Z"/>
    <path class="fine open" d="M38 28l3 32M62 28l-2 32"/><circle cx="34" cy="80" r="8"/>
    <circle cx="70" cy="80" r="8"/>`,
  ticket: svg`
    <path d="M8 24h80v16a9 9 0 0 0 0 17v17H8V57a9 9 0 0 0 0-17Z"/>
    <path class="fine open" d="M62 26v8M62 44v8M62 62v10"/>
    <path class="accent fine" d="m36 34 4 9 10 1-7 7 2 10-9-5-9 5 2-10-7-7 10-1Z"/>`,
  star: svg`
    <path class="accent" d="m48 6 12.6 27 29.4 3.6-21.6 20.2 5.7 29.2L48 71.6 21.9 86l5.7-29.2
      L6 36.6 35.4 33Z"/>`,
};
