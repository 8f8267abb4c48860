angular.module('sn.portal').run([
  '$http',
  '$timeout',
  ($http, $timeout) => {
    const client = Math.random().toString(36).slice(2)
    const message = (channel) => [{ channel, clientId: client, connectionType: 'long-polling' }]
    const connect = () =>
      $http
        .post('/amb/connect', message('/meta/connect'), { quiet: true })
        .then(connect, () => $timeout(connect, 5000, false))
    $http.post('/amb/handshake', message('/meta/handshake'), { quiet: true }).then(connect, () => {})
  },
])
