"""What every face in a browser needs: nothing here knows applicants or staff."""
