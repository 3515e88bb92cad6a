def edition(request):
    return {}
