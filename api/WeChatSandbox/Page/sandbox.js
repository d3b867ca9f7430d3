// The page of the pretended phones. What it shows comes from /pretend; /pretend/events says when to look again.

const $ = (id) => document.getElementById(id);

const state = { phones: [], total: 0, templates: [], phone: null, asked: [] };

function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

async function call(path, body) {
  const response = await fetch(`/pretend${path}`, {
    method: body === undefined ? "GET" : "POST",
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? `沙箱答复 ${response.status}`);
  return answer;
}

/** Does what a button is for, and shows what went wrong where one looks. */
function on(id, event, act) {
  $(id).addEventListener(event, async (e) => {
    e.preventDefault();
    $("trouble").textContent = "";
    try {
      await act(e);
    } catch (error) {
      $("trouble").textContent = error.message;
    }
  });
}

async function refresh() {
  const list = await call("/phones");
  state.templates = await call("/templates");
  state.phones = list.phones;
  state.total = list.total;
  const current = state.phone?.openId ?? location.hash.slice(1);
  const chosen = state.phones.find((p) => p.openId === current) ?? state.phones[0];
  state.phone = chosen ? await call(`/phones/${chosen.openId}`) : null;
  draw();
}

async function choose(openId) {
  location.hash = openId;
  $("code").textContent = "";
  $("opened").hidden = true;
  closePrompt();
  state.phone = await call(`/phones/${openId}`);
  draw();
}

function draw() {
  $("total").textContent = state.total > state.phones.length ? `共 ${state.total} 部，列出 ${state.phones.length} 部` : "";
  $("phones").replaceChildren(...state.phones.map(phoneButton));
  if (!state.phones.length) $("phones").append(make("p", { textContent: "还没有手机，先新建一部。" }));
  $("who").textContent = state.phone ? `${state.phone.name} · 服务通知` : "服务通知";
  $("panel-title").textContent = state.phone ? `${state.phone.name}的手机` : "先选一部手机";
  $("openid").textContent = state.phone?.openId ?? "—";
  const messages = (state.phone?.messages ?? []).map(messageCard);
  $("messages").replaceChildren(...(messages.length ? messages : [make("p", { className: "empty", textContent: "还没有消息" })]));
  drawTemplates();
  for (const id of ["login-code", "ask"]) $(id).disabled = !state.phone;
  $("number-code").disabled = !state.phone?.number;
}

function phoneButton(phone) {
  const unread = state.phone?.openId === phone.openId ? state.phone.unread : phone.unread;
  const button = make("button", { type: "button" }, make("span", { textContent: phone.name }));
  if (unread) button.append(make("span", { className: "badge", textContent: unread, ariaLabel: `${unread} 条未读` }));
  button.setAttribute("aria-current", String(phone.openId === state.phone?.openId));
  button.addEventListener("click", () => choose(phone.openId));
  return button;
}

function messageCard(message) {
  const lines = message.lines.flatMap((l) => [make("dt", { textContent: l.title }), make("dd", { textContent: l.value })]);
  const at = new Date(message.at).toLocaleString("zh-CN", { month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit" });
  const card = make(
    "button",
    { type: "button", className: "message" },
    make("header", {}, make("span", { textContent: "秦皇岛共享职工之家" }), make("time", { textContent: at })),
    make("h2", { textContent: message.title }),
    make("dl", {}, ...lines),
    make("footer", {}, make("span", { className: message.opened ? "" : "new", textContent: message.opened ? "已打开" : "● 未打开，点开看" })),
  );
  card.addEventListener("click", () => open(message));
  return card;
}

async function open(message) {
  state.phone = await call(`/phones/${state.phone.openId}/messages/${message.id}/open`, {});
  draw();
  $("opened-page").textContent = message.page ?? "（这条消息没有指定页面）";
  $("opened").hidden = false;
  $("back").focus();
}

function drawTemplates() {
  const ticked = new Set([...document.querySelectorAll("#templates input:checked")].map((i) => i.value));
  const held = new Map((state.phone?.consents ?? []).map((c) => [c.templateId, c]));
  $("templates").replaceChildren(
    ...state.templates.map((template) => {
      const own = held.get(template.id);
      const has = own && (own.longTerm || own.balance > 0);
      const words = own?.longTerm ? "长期有效" : `可收 ${own?.balance ?? 0} 条`;
      const refuse = make("button", { type: "button", textContent: "拒收", title: "在设置里拒收", disabled: !has });
      refuse.addEventListener("click", () => answer("refusals", { templateId: template.id }));
      return make(
        "li",
        {},
        make(
          "label",
          {},
          make("input", { type: "checkbox", value: template.id, checked: ticked.has(template.id), disabled: !state.phone }),
          make("span", { textContent: template.title + (template.longTerm ? "（长期）" : "") }),
        ),
        make("span", { className: "held", textContent: words }),
        refuse,
      );
    }),
  );
}

async function answer(what, body) {
  state.phone = await call(`/phones/${state.phone.openId}/${what}`, body);
  draw();
}

function closePrompt() {
  $("prompt").hidden = true;
  state.asked = [];
}

async function answerPrompt(word) {
  const answers = Object.fromEntries(state.asked.map((t) => [t.id, word]));
  closePrompt();
  await answer("popup", { answers });
}

async function showCode(path, name) {
  const given = await call(`/phones/${state.phone.openId}/${path}`, {});
  const until = new Date(given.expiresAt).toLocaleTimeString("zh-CN");
  $("code").replaceChildren(`${name}（用一次，${until} 前有效）：`, make("code", { textContent: given.code }));
}

on("create", "submit", async (event) => {
  const form = new FormData(event.target);
  const phone = await call("/phones", { name: form.get("name"), number: form.get("number") });
  $("create").reset();
  await refresh();
  await choose(phone.openId);
});
on("login-code", "click", () => showCode("login-code", "登录凭证"));
on("number-code", "click", () => showCode("number-code", "手机号凭证"));
on("ask", "click", () => {
  const ids = [...document.querySelectorAll("#templates input:checked")].map((i) => i.value);
  if (ids.length < 1 || ids.length > 3) throw new Error("请勾选 1 到 3 个模板。");
  state.asked = state.templates.filter((t) => ids.includes(t.id));
  $("prompt-list").replaceChildren(...state.asked.map((t) => make("li", { textContent: t.title })));
  $("prompt").hidden = false;
  $("prompt").scrollIntoView({ block: "nearest" });
  $("accept").focus({ preventScroll: true });
});
on("accept", "click", () => answerPrompt("accept"));
on("reject", "click", () => answerPrompt("reject"));
on("back", "click", () => ($("opened").hidden = true));

function tick() {
  $("clock").textContent = new Date().toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" });
}
tick();
setInterval(tick, 5000);

// On a narrow screen the messages come first.
$("new").open = matchMedia("(min-width: 1100px)").matches;

// Many events at once need one look.
let looking = null;
const live = new EventSource("/pretend/events");
live.onmessage = () => (looking ??= setTimeout(() => ((looking = null), refresh()), 50));
live.onopen = () => ($("live").textContent = "● 实时");
live.onerror = () => ($("live").textContent = "连接断了，正在重连…");
