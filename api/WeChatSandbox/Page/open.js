// What a code or a link would open in the mini-program.
const query = new URLSearchParams(location.search);
document.getElementById("page").textContent = query.get("page") || "（首页）";
query.delete("page");
document.getElementById("query").textContent = [...query].map(([name, value]) => `${name} = ${value}`).join("；") || "（没有）";
