/** The start page: words in two languages, the acts with their buttons, the fleet read every two seconds. */
const words = {
  vi: {
    where: "Tỉnh Lam Thủy (hư cấu) · thứ Hai 23/11/2026",
    title: "Bảng tin không bao giờ trống, không bao giờ sai",
    lead: "Một máy chủ, một bảng thật trên màn hình này, và cả một đội bảng mô phỏng. Bấm lần lượt từng hồi để xem.",
    board: "Mở bảng",
    window: "Bảng đang ở trong cửa sổ riêng",
    fleet: "Đội bảng",
    language: "English",
    tour: "Tham quan",
    name: "Bảng",
    condition: "Tình trạng",
    item: "Đang phát",
    plays: "Lượt phát",
    incidents: "Sự cố",
    simulated: "mô phỏng",
    running: "Đang làm…",
    in_contact: "đang liên lạc",
    stale: "chậm tin",
    out_of_contact: "mất liên lạc",
    never_seen: "chưa thấy",
    codes: "Máy chủ nhận được: ",
  },
  en: {
    where: "Lam Thủy province (fictitious) · Monday 23 November 2026",
    title: "A board that is never blank and never wrong",
    lead: "One hub, one real board on this screen, and a whole fleet of simulated ones. Press the acts in their order.",
    board: "Open the board",
    window: "The board has a window of its own",
    fleet: "The fleet",
    language: "Tiếng Việt",
    tour: "The tour",
    name: "Board",
    condition: "Condition",
    item: "Now playing",
    plays: "Plays",
    incidents: "Incidents",
    simulated: "simulated",
    running: "Under way…",
    in_contact: "in contact",
    stale: "stale",
    out_of_contact: "out of contact",
    never_seen: "never seen",
    codes: "The hub was told: ",
  },
};

const readEveryMs = 2_000;
let language = "vi";
let state = null;

const byId = (id) => document.getElementById(id);

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className !== undefined) made.className = className;
  return made;
}

function drawActs() {
  const rows = state.acts.map((act) => {
    const row = element("li");
    row.dataset.state = act.state;
    const button = element(
      "button",
      act.state === "running" ? words[language].running : act.button[language],
    );
    button.disabled = state.acts.some((other) => other.state === "running");
    button.addEventListener("click", () => press(act.id));
    row.append(element("p", act.caption[language]), button);
    return row;
  });
  byId("acts").replaceChildren(...rows);
}

function drawFleet() {
  const say = words[language];
  const rows = state.fleet.map((board) => {
    const row = element("tr");
    const name = element("td", `${board.name} `);
    if (board.isSimulated) name.append(element("span", say.simulated, "simulated"));
    row.append(
      name,
      element("td", say[board.condition]),
      element("td", board.item ?? "–"),
      element("td", String(board.plays), "number"),
      element("td", String(board.incidents), "number"),
    );
    return row;
  });
  byId("boards").replaceChildren(...rows);
  byId("fleet-count").textContent = String(state.fleet.length);
  byId("codes").textContent = state.incidents.length > 0 ? say.codes + state.incidents.join(", ") : "";
}

function draw() {
  document.documentElement.lang = language;
  for (const place of document.querySelectorAll("[data-say]")) {
    place.textContent = words[language][place.dataset.say];
  }
  if (state === null) return;
  byId("board-link").hidden = state.boardUrl === null;
  byId("board-window").hidden = state.boardUrl !== null;
  if (state.boardUrl !== null) byId("board-link").href = state.boardUrl;
  drawActs();
  drawFleet();
}

async function read() {
  try {
    const next = await (await fetch("/state")).json();
    if (JSON.stringify(next) === JSON.stringify(state)) return;
    state = next;
    draw();
  } catch {
    // The demo has ended or is busy; the last picture stays.
  }
}

async function press(id) {
  await fetch(`/acts/${id}`, { method: "POST" });
  await read();
}

byId("language").addEventListener("click", () => {
  language = language === "vi" ? "en" : "vi";
  draw();
});
draw();
await read();
setInterval(() => void read(), readEveryMs);
