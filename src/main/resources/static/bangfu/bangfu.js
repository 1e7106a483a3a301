// Behaviour shared by our pages. Every page works without it, only with more clicks. No inline handlers: the content security policy forbids them.
(function () {
  "use strict";

  function meta(name) {
    var element = document.querySelector('meta[name="' + name + '"]');
    return element ? element.getAttribute("content") : null;
  }

  function say(text, kind) {
    var area = document.getElementById("flash");
    if (!area) return;
    area.textContent = "";
    var line = document.createElement("p");
    line.className = "flash " + kind;
    line.setAttribute("role", kind === "problem" ? "alert" : "status");
    line.textContent = text;
    area.appendChild(line);
    line.scrollIntoView({ block: "nearest" });
  }

  // htmx: the anti-forgery token with every request, one sentence when the server refuses.
  document.addEventListener("htmx:configRequest", function (event) {
    var token = meta("csrf-token");
    if (token) event.detail.headers[meta("csrf-header") || "X-CSRF-TOKEN"] = token;
  });
  document.addEventListener("htmx:responseError", function (event) {
    var status = event.detail.xhr.status;
    if (status === 401) { window.location.href = "/login"; return; }
    var type = event.detail.xhr.getResponseHeader("Content-Type") || "";
    var text = event.detail.xhr.responseText;
    if (type.indexOf("text/plain") === 0 && text) say(text, "problem");
    else if (status === 403) say("页面打开太久，登录已失效，请刷新页面后再试。", "problem");
    else if (status === 404) say("这条记录不存在，或者不在您的管辖范围内。", "problem");
    else if (status === 413) say("文件太大，请压缩后再上传。", "problem");
    else say("操作没有成功，请刷新页面后再试；如仍不成功，请告诉系统管理员。", "problem");
  });
  document.addEventListener("htmx:sendError", function () {
    say("网络不通，内容还没有保存，请稍后再试。", "problem");
  });

  // Unsaved input: a form marked data-guard asks before the page is left, and a form is sent once.
  var unsaved = null;
  document.addEventListener("input", function (event) {
    var form = event.target.form;
    if (form && form.hasAttribute("data-guard")) unsaved = form;
  });
  window.addEventListener("beforeunload", function (event) {
    if (unsaved && document.contains(unsaved)) { event.preventDefault(); event.returnValue = ""; }
  });
  document.addEventListener("submit", function (event) {
    var form = event.target;
    unsaved = null;
    if (form.hasAttribute("hx-post") || form.hasAttribute("hx-get")) return;
    if (form.getAttribute("data-sent") === "yes") { event.preventDefault(); return; }
    form.setAttribute("data-sent", "yes");
    window.setTimeout(function () { form.removeAttribute("data-sent"); }, 8000);
  });
  window.addEventListener("pageshow", function () {
    Array.prototype.forEach.call(document.querySelectorAll("form[data-sent]"), function (form) { form.removeAttribute("data-sent"); });
  });

  // Photos: <input type="file" accept="image/*" multiple data-preview="id of the .photo-preview">
  function preview(input) {
    var area = document.getElementById(input.getAttribute("data-preview"));
    if (!area) return;
    Array.prototype.forEach.call(area.querySelectorAll("img"), function (image) { URL.revokeObjectURL(image.src); });
    area.textContent = "";
    Array.prototype.forEach.call(input.files, function (file) {
      if (file.type.indexOf("image/") !== 0) return;
      var image = document.createElement("img");
      image.src = URL.createObjectURL(file);
      image.alt = "待上传的照片";
      area.appendChild(image);
    });
  }
  document.addEventListener("change", function (event) {
    if (event.target.matches("input[type=file][data-preview]")) preview(event.target);
    if (event.target.matches("[data-submit-on-change]")) event.target.form.submit();
    if (event.target.matches("[data-check-all]")) {
      var group = document.querySelectorAll('input[type=checkbox][name="' + event.target.getAttribute("data-check-all") + '"]');
      Array.prototype.forEach.call(group, function (box) { if (!box.disabled) box.checked = event.target.checked; });
    }
  });

  // Rows: a <template> is copied to the end of the list; "__i__" in it becomes the next number.
  function addRow(button) {
    var list = document.getElementById(button.getAttribute("data-add-row"));
    var template = document.getElementById(button.getAttribute("data-row-template"));
    if (!list || !template) return;
    var next = Number(list.getAttribute("data-next") || list.children.length);
    list.setAttribute("data-next", String(next + 1));
    var holder = document.createElement(list.tagName);
    holder.innerHTML = template.innerHTML.replace(/__i__/g, String(next));
    var first = null;
    while (holder.firstElementChild) {
      var row = holder.firstElementChild;
      list.appendChild(row);
      first = first || row.querySelector("input:not([type=hidden]), select, textarea");
    }
    if (first) first.focus();
  }
  document.addEventListener("click", function (event) {
    var target = event.target.closest ? event.target.closest("[data-print], [data-add-row], [data-remove-row], [data-back]") : null;
    if (!target) return;
    if (target.hasAttribute("data-print")) window.print();
    else if (target.hasAttribute("data-add-row")) addRow(target);
    else if (target.hasAttribute("data-remove-row")) { var row = target.closest("[data-row], tr, li"); if (row) row.parentNode.removeChild(row); }
    else if (target.hasAttribute("data-back")) window.history.back();
  });

  // Tabs: <ul class="tabs" data-tabs><li><a href="#panel-id">…</a></li></ul>
  function showTab(tabs, id) {
    Array.prototype.forEach.call(tabs.querySelectorAll("a[href^='#']"), function (link) {
      var panel = document.getElementById(link.getAttribute("href").slice(1));
      var chosen = link.getAttribute("href") === "#" + id;
      link.setAttribute("aria-selected", chosen ? "true" : "false");
      if (panel) panel.hidden = !chosen;
    });
  }
  function prepareTabs(root) {
    Array.prototype.forEach.call(root.querySelectorAll("[data-tabs]"), function (tabs) {
      if (tabs.getAttribute("data-tabs") === "ready") return;
      tabs.setAttribute("data-tabs", "ready");
      tabs.setAttribute("role", "tablist");
      var links = tabs.querySelectorAll("a[href^='#']");
      Array.prototype.forEach.call(links, function (link) {
        link.setAttribute("role", "tab");
        link.parentNode.setAttribute("role", "presentation");
        var panel = document.getElementById(link.getAttribute("href").slice(1));
        if (panel) panel.setAttribute("role", "tabpanel");
        link.addEventListener("click", function (event) { event.preventDefault(); showTab(tabs, link.getAttribute("href").slice(1)); });
      });
      if (!links.length) return;
      var wanted = window.location.hash.slice(1);
      var known = Array.prototype.some.call(links, function (link) { return link.getAttribute("href") === "#" + wanted; });
      showTab(tabs, wanted && known ? wanted : links[0].getAttribute("href").slice(1));
    });
  }
  document.addEventListener("DOMContentLoaded", function () { prepareTabs(document); });
  document.addEventListener("htmx:load", function (event) { prepareTabs(event.detail.elt); });
})();
