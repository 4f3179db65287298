/** The engine of the acceptance suite of engine hosts: says back what it is told, ends or hangs on command. */
const port = process.parentPort;
const answer = (message) => (port ? port.postMessage(message) : process.send(message));

function hear(message) {
  if ("say" in message) answer({ said: message.say });
  if ("end" in message) process.exit(message.end);
  if ("hang" in message) for (;;);
}

if (port) port.on("message", ({ data }) => hear(data));
else process.on("message", hear);
