/*
 * The floor: what this machine allows a server that does nothing but hand lines on.
 *   floor PORT turn|each ENVELOPE
 * `J room` joins a room; every other line goes to all in the sender's room, behind ENVELOPE bytes that stand for what
 * a chat says about a message. `turn`: one send per reader and turn of the loop; `each`: one per message and reader.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <unistd.h>

#define MOST 65536
#define EVENTS 4096
#define CHUNK 65536

struct bytes { char *at; size_t length, size; };
struct client { int room, place; struct bytes in, out; };
struct room { int *members, count, size, dirty; struct bytes out; };

static struct client clients[MOST];
static struct room rooms[MOST];
static int dirty[MOST], dirty_count, epoll, each, envelope;

static void append(struct bytes *to, const char *from, size_t length) {
  if (to->length + length > to->size) to->at = realloc(to->at, to->size = 2 * (to->length + length));
  memcpy(to->at + to->length, from, length);
  to->length += length;
}

static void await(int fd, int writable) {
  struct epoll_event event = {.events = EPOLLIN | (writable ? EPOLLOUT : 0), .data.fd = fd};
  epoll_ctl(epoll, EPOLL_CTL_MOD, fd, &event);
}

static void give(int fd, const char *from, size_t length) {
  struct bytes *out = &clients[fd].out;
  ssize_t sent = out->length ? 0 : send(fd, from, length, MSG_NOSIGNAL);
  if (sent < 0) sent = 0;
  if ((size_t)sent == length) return;
  if (!out->length) await(fd, 1);
  append(out, from + sent, length - sent);
}

static void drain(int fd) {
  struct bytes *out = &clients[fd].out;
  ssize_t sent = send(fd, out->at, out->length, MSG_NOSIGNAL);
  if (sent <= 0) return;
  memmove(out->at, out->at + sent, out->length -= sent);
  if (!out->length) await(fd, 0);
}

static void tell(struct room *room) {
  for (int i = 0; i < room->count; i++) give(room->members[i], room->out.at, room->out.length);
  room->out.length = room->dirty = 0;
}

static void join(int fd, int number) {
  struct room *room = &rooms[number];
  if (room->count == room->size) room->members = realloc(room->members, (room->size = 2 * room->size + 8) * sizeof(int));
  clients[fd].room = number;
  clients[fd].place = room->count;
  room->members[room->count++] = fd;
  give(fd, "joined\n", 7);
}

static void hear(int fd, const char *line, size_t length) {
  static char padding[4096];
  if (line[0] == 'J') return join(fd, atoi(line + 2));
  struct room *room = &rooms[clients[fd].room];
  if (!room->dirty && !each) dirty[dirty_count++] = clients[fd].room;
  room->dirty = 1;
  if (!padding[0]) memset(padding, '.', sizeof padding);
  append(&room->out, padding, envelope);
  append(&room->out, line, length);
  if (each) tell(room);
}

static void leave(int fd) {
  struct client *client = &clients[fd];
  struct room *room = &rooms[client->room];
  if (client->place >= 0 && room->count > 0) {
    int last = room->members[--room->count];
    room->members[clients[last].place = client->place] = last;
  }
  close(fd);
}

static void receive(int fd) {
  static char chunk[CHUNK];
  struct bytes *in = &clients[fd].in;
  ssize_t length = recv(fd, chunk, sizeof chunk, 0);
  if (length <= 0) {
    if (length == 0 || errno != EAGAIN) leave(fd);
    return;
  }
  append(in, chunk, length);
  char *line = in->at, *stop = in->at + in->length;
  for (char *end; (end = memchr(line, '\n', stop - line)); line = end + 1) hear(fd, line, end + 1 - line);
  memmove(in->at, line, in->length = stop - line);
}

static void welcome(int listener) {
  for (int fd; (fd = accept(listener, 0, 0)) >= 0;) {
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
    int on = 1;
    if (fd >= MOST) { close(fd); continue; }
    clients[fd].place = -1;
    clients[fd].in.length = clients[fd].out.length = 0;
    fcntl(fd, F_SETFL, O_NONBLOCK);
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
  }
}

int main(int count, char **words) {
  static struct epoll_event events[EVENTS];
  struct rlimit files;
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), on = 1;
  if (count < 4) return 2;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  address.sin_port = htons(atoi(words[1]));
  each = words[2][0] == 'e';
  envelope = atoi(words[3]);
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 4096)) return 1;
  epoll = epoll_create1(0);
  struct epoll_event event = {.events = EPOLLIN, .data.fd = listener};
  epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event);
  for (;;) {
    int ready = epoll_wait(epoll, events, EVENTS, -1);
    for (int i = 0; i < ready; i++) {
      int fd = events[i].data.fd;
      if (fd == listener) welcome(listener);
      else if (events[i].events & EPOLLOUT) drain(fd);
      else receive(fd);
    }
    while (dirty_count) tell(&rooms[dirty[--dirty_count]]);
  }
}
