const postInNewWindow = ({ action, token }, screen) => {
  const form = document.createElement('form')
  form.method = 'post'
  form.action = action
  form.target = '_blank'
  for (const [name, value] of Object.entries({ token, screen })) {
    const field = document.createElement('input')
    field.type = 'hidden'
    field.name = name
    field.value = value
    form.append(field)
  }
  document.body.append(form)
  form.submit()
  form.remove()
}

angular
  .module('sn.portal')
  .controller('headerWidget', [
    '$scope',
    '$document',
    function HeaderWidget($scope, $document) {
      this.open = null
      this.toggle = (item, event) => {
        event.stopPropagation()
        this.open = this.open === item ? null : item
      }
      const close = () => $scope.$evalAsync(() => (this.open = null))
      $document.on('click', close)
      $scope.$on('$destroy', () => $document.off('click', close))
    },
  ])
  .controller('menuWidget', [
    function MenuWidget() {
      this.open = null
      this.toggle = (section) => {
        this.open = this.open === section ? null : section
      }
    },
  ])
  .controller('articleWidget', [
    'spMessages',
    function ArticleWidget(messages) {
      this.copy = (text) => messages.info(text)
    },
  ])
  .controller('documentListWidget', [
    '$scope',
    function DocumentListWidget($scope) {
      this.busy = false
      this.turn = (page) => {
        if (this.busy || page < 1 || page > $scope.data.pages.length) return
        this.busy = true
        $scope
          .server({ page })
          .then(
            (response) => ($scope.data = response.data.result.data),
            () => {},
          )
          .finally(() => (this.busy = false))
      }
    },
  ])
  .controller('deskWidget', [
    '$http',
    'spRoute',
    function DeskWidget($http, route) {
      this.enter = (screen) =>
        $http.post('/api/x_ssk_cert/v1/token', { screen }).then(
          (response) => postInNewWindow(response.data.result, screen),
          () => {},
        )
      this.back = () => route.back()
    },
  ])
