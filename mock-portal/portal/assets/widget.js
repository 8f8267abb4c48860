angular
  .module('sn.portal')
  .factory('spRectangle', [
    '$http',
    'spRoute',
    ($http, route) => (widget, input) =>
      $http.post(`/api/now/sp/rectangle/${widget.id}`, { query: route.query(), instance: widget.instance, input }),
  ])

angular.module('sn.portal').directive('spWidget', [
  '$compile',
  '$controller',
  '$timeout',
  'spRectangle',
  ($compile, $controller, $timeout, rectangle) => {
    const link = (scope, element, attributes) => {
      const widget = scope.$eval(attributes.spWidget)
      let drawn = null
      const draw = (content) => {
        if (drawn) drawn.$destroy()
        drawn = scope.$new(true)
        drawn.data = content.data
        drawn.server = (input) => rectangle(widget, input)
        if (widget.controller) drawn.c = $controller(widget.controller, { $scope: drawn })
        element.html(widget.template)
        $compile(element.contents())(drawn)
      }
      draw(widget)
      if (!widget.refresh) return
      rectangle(widget).then(
        (response) => $timeout(() => !scope.$$destroyed && draw(response.data.result), widget.settle),
        () => {},
      )
    }
    return { link }
  },
])
