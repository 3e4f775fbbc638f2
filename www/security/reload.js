// `cargo xtask serve`: a new build brings a new page.
const listen = () => {
  const address = new URL(".well-known/trunk/ws", document.baseURI);
  address.protocol = address.protocol.replace("http", "ws");
  const socket = new WebSocket(address);
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data);
    if (message.type === "reload") location.reload();
    else console.error("The build failed.", message.data?.reason ?? "");
  };
  socket.onclose = () => setTimeout(listen, 1000);
};
listen();
