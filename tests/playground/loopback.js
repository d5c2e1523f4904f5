// Whatever the client listens on is on loopback, whether it says so or not.
const net = require("net");
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (...given) {
  if (given[0] !== null && typeof given[0] === "object") given[0] = { ...given[0], host: "127.0.0.1" };
  else given = [given[0], "127.0.0.1", ...given.filter((each) => typeof each === "function")];
  return listen.apply(this, given);
};
