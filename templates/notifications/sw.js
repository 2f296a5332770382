{# The service worker: shows what is pushed, opens where it leads, and says so when there is no connection. It keeps the shell alone, nothing of anybody's. #}
{% load static %}
const OFFLINE = "{% url "notifications:offline" %}";
const SHELL = "shell-2";
const KEPT = [OFFLINE, "{% static "css/site.css" %}", "{% static "css/shell.css" %}", "{% static "css/controls.css" %}", "{% static "css/components.css" %}", "{% static "img/icon.svg" %}"];

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(SHELL).then((shell) => shell.addAll(KEPT)));
});

addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([clients.claim(), dropOldShells()]));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => caches.match(OFFLINE)));
  else if (KEPT.includes(new URL(request.url).pathname)) event.respondWith(fetch(request).catch(() => caches.match(request)));
});

addEventListener("push", (event) => {
  event.waitUntil(show(event.data?.json() ?? {}));
});

addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data.url));
});

async function dropOldShells() {
  const names = await caches.keys();
  return Promise.all(names.filter((name) => name !== SHELL).map((name) => caches.delete(name)));
}

async function show({ title = "{{ site_name|escapejs }}", body = "", url = "/inbox", tag = "inbox" }) {
  return registration.showNotification(title, { body, tag, data: { url }, icon: "{% static "img/icon.svg" %}", badge: "{% static "img/icon.svg" %}" });
}

async function open(path) {
  const url = new URL(path, location.origin);
  if (url.origin !== location.origin) return;
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const there = windows.find((window) => window.url === url.href) ?? windows[0];
  if (!there) return clients.openWindow(url.href);
  await there.focus();
  if (there.url !== url.href) await there.navigate(url.href).catch(() => clients.openWindow(url.href));
}
